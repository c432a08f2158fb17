/** What is started to see how soon a window takes a key: the program, and a bare window. */
@NullMarked
package till.bench.start;

import org.jspecify.annotations.NullMarked;
