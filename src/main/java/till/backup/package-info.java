/**
 * Backups of the shop's ledger and settings, and the way back: made while the till sells, every night and before tables
 * change, read back and checked before they count, sealed with a passphrase where that is wanted, never with a secret in
 * them. A restore never writes over a ledger, and whatever went out after the backup is found again in the sent log.
 */
@NullMarked
package till.backup;

import org.jspecify.annotations.NullMarked;
