package till.simulator;

/** The application the simulated Acqra gateway knows. */
public record AcqraCredentials(String appId, String secret) {

    @Override
    public String toString() {
        return "AcqraCredentials[" + appId + ", ***]";
    }
}
