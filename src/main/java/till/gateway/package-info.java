/**
 * The port to the payment gateways: what a gateway can be asked, and the three answers it can give. One package below
 * for each provider; none of them sees another.
 */
@NullMarked
package till.gateway;

import org.jspecify.annotations.NullMarked;
