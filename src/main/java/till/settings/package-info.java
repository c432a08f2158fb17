/**
 * What the shop has set up, on disk: the data folder and the names in it, immutable settings, gateway profiles without
 * their secrets, the secret store, and the program's texts in three languages. Everything is written whole or not at
 * all, and nothing secret is ever printed.
 */
@NullMarked
package till.settings;

import org.jspecify.annotations.NullMarked;
