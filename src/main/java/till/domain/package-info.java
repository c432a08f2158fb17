/**
 * The shop's words as values: payments, refunds, their states and legal moves, money as people type it, gateway
 * profiles and limits. No I/O, no JavaFX, no clock of its own.
 */
@NullMarked
package till.domain;

import org.jspecify.annotations.NullMarked;
