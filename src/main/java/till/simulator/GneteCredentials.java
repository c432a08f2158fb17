package till.simulator;

/** The merchant the simulated Gnete gateway knows; the secret has 128 characters, as the real one's. */
public record GneteCredentials(String mchNo, String appId, String appSecret) {

    @Override
    public String toString() {
        return "GneteCredentials[" + mchNo + ", " + appId + ", ***]";
    }
}
