/** The only two channels between page and host. The contract, not the channel, says what may be asked. */
export const callChannel = 'pupitre:call'
export const eventChannel = 'pupitre:event'
