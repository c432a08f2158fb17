package till.simulator;

/** The merchant the simulated Chingchingpay gateway knows. */
public record ChingchingCredentials(String apiKey, String apiSecret, String merchantId) {

    @Override
    public String toString() {
        return "ChingchingCredentials[***, ***, " + merchantId + "]";
    }
}
