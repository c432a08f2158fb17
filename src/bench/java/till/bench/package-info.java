/**
 * Measures how fast the till is, each figure against a bound taken in the same run on the same machine: run by {@code mvn -Pbench
 * verify}, never by the tests. Ledgers are made once and kept under {@code target/bench}.
 */
@NullMarked
package till.bench;

import org.jspecify.annotations.NullMarked;
