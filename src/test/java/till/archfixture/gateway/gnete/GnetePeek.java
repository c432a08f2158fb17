package till.archfixture.gateway.gnete;

import till.archfixture.gateway.qlink.QlinkSigner;

/** A provider that borrows from another. */
public interface GnetePeek {
    QlinkSigner signer();
}
