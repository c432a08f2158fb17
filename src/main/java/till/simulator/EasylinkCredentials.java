package till.simulator;

/** The merchant the simulated EasyLink gateway knows. */
public record EasylinkCredentials(String merchantCode, String apiKey) {

    @Override
    public String toString() {
        return "EasylinkCredentials[" + merchantCode + ", ***]";
    }
}
