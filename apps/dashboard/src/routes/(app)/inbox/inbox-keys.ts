/** Every key of the Inbox, as the list behind `?` tells them. */
export const inboxKeys = [
  {
    name: 'Move',
    keys: [
      { press: ['J'], does: 'Next conversation' },
      { press: ['K'], does: 'Conversation before' },
      { press: ['Enter'], does: 'Open the first, or the one with the focus' },
      { press: ['Esc'], does: 'Select none, or back to the list' },
      { press: ['/'], does: 'Search and filter' },
      { press: ['G'], does: 'Next message found, with Shift the one before' },
    ],
  },
  {
    name: 'Work on it',
    keys: [
      { press: ['R'], does: 'Reply' },
      { press: ['Ctrl', 'Enter'], does: 'Send the reply' },
      { press: ['B'], does: 'Return to the bot' },
      { press: ['E'], does: 'Resolve, or open again' },
      { press: ['Shift', 'E'], does: 'Resolve and open the next' },
      { press: ['S'], does: 'Snooze' },
      { press: ['A'], does: 'Assign' },
      { press: ['T'], does: 'Tag' },
      { press: ['N'], does: 'Write a note' },
      { press: ['F'], does: 'Flag' },
      { press: ['U'], does: 'Mark as unread' },
    ],
  },
  {
    name: 'Many at once',
    keys: [
      { press: ['X'], does: 'Select, or no longer' },
      { press: ['Shift', 'Click'], does: 'Select everything in between' },
      { press: ['V'], does: 'Save this view' },
      { press: ['1', '…', '9'], does: 'Open a saved view' },
    ],
  },
  { name: 'Help', keys: [{ press: ['?'], does: 'This list' }] },
];
