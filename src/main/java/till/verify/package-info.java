/**
 * Checks the history and the closed days that {@code till verify --export} wrote, for whoever does not want to take the
 * program's word: it needs a JDK and nothing else, the rest of the program included.
 */
@NullMarked
package till.verify;

import org.jspecify.annotations.NullMarked;
