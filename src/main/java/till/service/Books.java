package till.service;

import till.ledger.Ledger;
import till.ledger.SentLog;

/**
 * Everything a service writes to.
 *
 * @param ledger the shop's book
 * @param sentLog the record of numbers that went out
 */
public record Books(Ledger ledger, SentLog sentLog) {}
