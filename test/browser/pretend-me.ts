/** Who is signed in at the stories' own desk. */
export const me = {
  id: 'maria',
  name: 'Maria Lindqvist',
  roles: ['agent'],
  team: 'bostad',
  languages: ['sv', 'en'],
  simulated: false,
  expiresAt: '2099-01-01T00:00:00.000Z',
  demo: true,
};
