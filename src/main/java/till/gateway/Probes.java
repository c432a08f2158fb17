package till.gateway;

import till.domain.Problem;

/** Tests a connection by a harmless signed call. */
public non-sealed interface Probes extends Capability {
    Probe probe();

    /**
     * What the test showed.
     *
     * @param works whether address, keys and signature are right
     * @param problem what it showed in plain words, also when it works
     * @param word the gateway's own words
     */
    record Probe(boolean works, Problem problem, String word) {}
}
