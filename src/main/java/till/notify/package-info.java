/**
 * The notification listener: takes what gateways post on a port of this machine and hands it on. It can make the till ask
 * a gateway, and nothing else; off unless the shop sets a port.
 */
@NullMarked
package till.notify;

import org.jspecify.annotations.NullMarked;
