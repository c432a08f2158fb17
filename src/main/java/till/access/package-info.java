/**
 * Who works at the till and what each may do: operators with roles and PINs, limits, approvals by another person. What is
 * refused is recorded.
 */
@NullMarked
package till.access;

import org.jspecify.annotations.NullMarked;
