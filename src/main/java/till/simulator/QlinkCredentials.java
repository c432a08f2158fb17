package till.simulator;

/** The application and the payment account the simulated QLink gateway knows. */
public record QlinkCredentials(String appKey, String appSecret, String payAccount) {

    @Override
    public String toString() {
        return "QlinkCredentials[" + appKey + ", ***, " + payAccount + "]";
    }
}
