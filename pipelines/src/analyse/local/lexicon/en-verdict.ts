/** What English says when something helped, or did not. */
export const englishConfirmation: readonly string[] = [
  '(did|done|does) the trick',
  '(seems|seem|appears) to (have worked|work|be working|be fixed)',
  '(is|be|are) working (again|now|alright|fine|perfectly)',
  '(that|it|this|which) (really|totally|has|just)? (worked|works|helped|helps|fixed|solved|did it|did the trick|answers|answered|is what i|was what i|is exactly|makes sense)',
  '(^|this is|that is|that was|it is|sounds|all|works|looks) (great|perfect|awesome|excellent|wonderful|brilliant|fantastic|lovely|good|clear|amazing)',
  '(perfect|awesome|excellent|wonderful|brilliant|fantastic|amazing|got it|problem solved|all sorted|sorted now|all set|all good|very helpful|so helpful|super helpful|working now|works now|fixed now|that is all|that will be all|that is it|resolved)',
  '(now|finally) (it|everything) (works|is working)',
  '(you|this|that) (have been|has been|were|was|are|is) (very|so|really|super|extremely)? helpful',
  'exactly what i (need|needed|wanted|was looking for)',
  '^ (great|good|nice|cool|super) $',
];

export const englishDissatisfaction: readonly string[] = [
  '(did|does|do|is|was|has|have|will|would) not (really|actually)? (help|helping|helped|helpful|work|working|worked|useful|answer|answering|answered|what i (asked|want|wanted|need|needed|mean|meant)|good|enough|solve|solved|fix|fixed|make sense|correct|right|true|relevant)',
  '(not|no|never) (very|really|so|at all|much|that)? (helpful|useful|working|answering|true|correct|help|good enough|acceptable|happy|satisfied|impressed|what i asked)',
  '(still|keeps|keep) (not|does not|is not|getting|having|no|waiting|broken|happening|nothing|the same|confused)',
  '(useless|unhelpful|pointless|wrong answer|that is wrong|this is wrong|incorrect|nonsense|disappointed|disappointing|frustrated|frustrating|annoying|annoyed|ridiculous|terrible|horrible|awful|unacceptable|disgusting|worst|waste of (my)? time|joke|pathetic|rubbish|garbage|crap|a mess|poor (service|support)|fed up|sick of|makes no sense|does not make (any)? sense|confusing)',
  '(you are|you) not (listening|helping|answering|reading|understanding|making)',
  'you did not (answer|understand|read|listen|help|tell|say)',
  'why (can|will|do|does) not (you|it|this|anyone)',
  '(same|wrong) (thing|answer|link|page|problem|question) (again|over)?',
  'what are you talking about',
  'that is not (what|it|my|the|right|an answer|true|correct|helpful)',
  'what (the hell|the heck|kind of (answer|service|company))',
];
