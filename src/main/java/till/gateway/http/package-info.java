/**
 * One way to speak HTTP for every gateway: bounded in time and size, each call sent at most once, redirects and caches
 * off, and each exchange kept redacted. What comes back is sorted into answered, not connected, and no answer.
 */
@NullMarked
package till.gateway.http;

import org.jspecify.annotations.NullMarked;
