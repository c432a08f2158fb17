/**
 * The ledger: the only SQL in the program. Payments, refunds, operations, attention and an append-only, hash-chained
 * history, on H2 (a file in the data folder) or PostgreSQL, with the same SQL and one set of migrations. Beside it the
 * append-only {@link till.ledger.SentLog}.
 */
@NullMarked
package till.ledger;

import org.jspecify.annotations.NullMarked;
