package till.archfixture.gateway.qlink;

/** What another provider has no business with. */
public interface QlinkSigner {
    String sign(String text);
}
