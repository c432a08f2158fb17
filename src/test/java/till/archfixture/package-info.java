/** Classes that break the rules between packages on purpose, so that each rule is seen to fail. */
@NullMarked
package till.archfixture;

import org.jspecify.annotations.NullMarked;
