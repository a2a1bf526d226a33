/** Every key of the Inbox, as the list behind `?` tells them. */
export const inboxKeys = [
  {
    name: 'Move',
    keys: [
      { press: ['J'], does: 'Next conversation' },
      { press: ['K'], does: 'Conversation before' },
      { press: ['Enter'], does: 'Open the first, or the one with the focus' },
      { press: ['Shift', 'J'], does: 'Next message, for the keys F, I and Shift Z' },
      { press: ['Shift', 'K'], does: 'Message before' },
      { press: ['L'], does: 'To the newest message' },
      { press: ['D'], does: 'Details' },
      { press: ['↓', '↑'], does: 'In the details: sentence, flag, tag, note or visit after, before' },
      { press: ['Enter'], does: 'On a sentence or a flag: show the words it rests on' },
      { press: ['Esc'], does: 'Select none, or back to the list' },
    ],
  },
  {
    name: 'Search and filter',
    keys: [
      { press: ['/'], does: 'Search and filter' },
      { press: ['Shift', 'F'], does: 'Filter by device, country, flag …' },
      { press: ['C'], does: 'Clear the filter' },
      { press: ['G'], does: 'Next message found, with Shift the one before' },
      { press: [',', '.'], does: 'Tab before, next tab' },
      { press: ['W'], does: 'Who waits for a human' },
      { press: ['Shift', 'A'], does: 'Choose the agent' },
      { press: ['V'], does: 'Save this view' },
      { press: ['1', '…', '9'], does: 'Open a saved view' },
    ],
  },
  {
    name: 'Work on it',
    keys: [
      { press: ['R'], does: 'Reply' },
      { press: ['Ctrl', 'Enter'], does: 'Send the reply, with Shift although somebody replied meanwhile' },
      { press: ['Shift', 'Z'], does: 'Take back the reply with the focus, else your last one' },
      { press: ['B'], does: 'Return to the bot' },
      { press: ['E'], does: 'Resolve, or open again' },
      { press: ['Shift', 'E'], does: 'Resolve and open the next' },
      { press: ['S'], does: 'Snooze' },
      { press: ['A'], does: 'Assign' },
      { press: ['T'], does: 'Tag' },
      { press: ['N'], does: 'Write a note' },
      { press: ['Shift', 'N'], does: 'Change your last note, with Delete delete it' },
      { press: ['F'], does: 'Flag the message with the focus, else the conversation' },
      { press: ['I'], does: 'Improve the answer with the focus, else the last one' },
      { press: ['+', '-'], does: 'On a flag: it is right, it is wrong' },
      { press: ['U'], does: 'Mark as unread' },
      { press: ['Z'], does: 'Undo, as Ctrl Z does' },
    ],
  },
  {
    name: 'Many at once',
    keys: [
      { press: ['X'], does: 'Select, or no longer' },
      { press: ['Shift', 'X'], does: 'Select all that the view holds' },
      { press: ['Shift', 'Click'], does: 'Select everything in between' },
    ],
  },
  {
    name: 'Help',
    keys: [
      { press: ['M'], does: 'Sound when a visitor begins to wait' },
      { press: ['?'], does: 'This list' },
    ],
  },
];
