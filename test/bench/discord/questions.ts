/** Questions to the Harbour League, with words that their right answer holds. */
export const ASKED: readonly { text: string; told: string }[] = [
  { text: 'who heads Norvik', told: 'Per Holm' },
  { text: 'who are the members of the league', told: 'Norvik' },
  { text: 'when was Norvik founded', told: '1 June 1887' },
  { text: 'who headed the league in 2024', told: 'Per Holm' },
  { text: 'how much are the dues', told: '200 crowns' },
]
