/** A way in which tokens are stolen. */
export interface TheftRoute {
  /** As rules name it among their tags: `route: device code`. */
  readonly name: string;
  /** What the thief does. */
  readonly how: string;
  /** What no rule of the kit sees on this way, whatever is logged. */
  readonly invisible: readonly string[];
}

/** Every way that docs/detections.md follows, in its order. A rule says by its tags which of them it sees. */
export const theftRoutes: readonly TheftRoute[] = [
  {
    name: 'AiTM cookie',
    how: 'A page between the victim and Microsoft relays the sign-in, multifactor authentication included, and keeps the session cookie; it is replayed from elsewhere.',
    invisible: [
      'A relay in the network of the victim that also sends the agent of the victim, until the session does something.',
      'A cookie that is replayed at a server-side web application: its background sign-ins show the address at which the token was first issued.',
      'Pages that the victim reached outside Safe Links: private mail, a QR code on a private telephone.',
      'A sign-in at a federated identity provider: only its result is logged.',
    ],
  },
  {
    name: 'device code',
    how: 'The victim types a code of the attacker at the real page of Microsoft; the tokens go to the attacker.',
    invisible: [
      'A code that is redeemed in the network of the victim: nothing but the method of the sign-in tells it.',
      'An account of the list RoomAccounts in its own network, which signs in so every day.',
      'What was said to make the victim type the code.',
    ],
  },
  {
    name: 'primary refresh token',
    how: 'The token that makes a device its user on every application is taken from it, used through it, or issued to a device that the attacker registers.',
    invisible: [
      'Use of the token on the device itself, in its own network, by malware: it is the client that it seems to be.',
      'What happens on computers without Defender for Endpoint.',
      'A cookie made of the token and used behind the same egress.',
    ],
  },
  {
    name: 'infostealer',
    how: 'Malware copies cookies and tokens from the browser or disk of a computer, often a private one; they are sold and replayed days later.',
    invisible: [
      'The theft itself on a computer that nobody manages.',
      'A replay through a proxy in the provider of the victim with the agent of the victim, until the session does something.',
      'Sessions that an application keeps without Entra ID once it has signed the user in.',
    ],
  },
  {
    name: 'consent',
    how: 'The victim, or an administrator, grants an application of the attacker access to mail or files; no password and no cookie is needed any more.',
    invisible: [
      'Consent that was given before the logs begin.',
      'Where the application runs: its background sign-ins show the address at which consent was given, unless Graph activity is logged.',
      'An application that was honest when it was allowed and changed hands since.',
    ],
  },
  {
    name: 'workload identity',
    how: 'A secret, certificate or signing key of an application or a federation server is stolen or added; it signs in as itself, without a person.',
    invisible: [
      'Managed identities: their addresses are not published.',
      'A secret that is used from the cloud and region in which the application runs.',
      'A pipeline that was taken over and signs in as it always does.',
    ],
  },
  {
    name: 'authorization code',
    how: 'The victim signs in to a client of Microsoft and hands the address of the last page, with the code in it, to the attacker, who redeems it for tokens or joins a device.',
    invisible: [
      'The sign-in that made the code: it is genuine, on the computer of the victim.',
      'A code that is redeemed in the network of the victim.',
      'The page that asked for the address, where Safe Links did not see it.',
    ],
  },
  {
    name: 'Teams lure',
    how: 'Somebody outside writes or calls in Teams, as the help desk or a partner, and leads the victim to one of the other ways, or to remote help.',
    invisible: [
      'What was said: chats and calls are not in these logs.',
      'Links in Teams without Safe Links for Teams.',
      'A call to the real help desk by telephone, until it resets something.',
    ],
  },
  {
    name: 'afterwards',
    how: 'Whatever the way: the stolen session hides mail, forwards it, downloads, adds methods and devices of its own.',
    invisible: [
      'Reading of mail without auditing of MailItemsAccessed, and of single files.',
      'Connections by protocols or applications that no log of this kit covers.',
      'What was done before the logs began, or in a log that this workspace does not get: TokenTheft_Trail names it.',
    ],
  },
];
