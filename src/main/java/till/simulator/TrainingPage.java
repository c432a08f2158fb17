package till.simulator;

/** The page behind every payment link of a simulated gateway: it says that it is training and shows what was asked. */
final class TrainingPage {

    private TrainingPage() {}

    static HttpReply of(String shown) {
        var safe = shown.replaceAll("[^A-Za-z0-9=]", " ");
        return HttpReply.of(
                200,
                HttpReply.HTML,
                "<!doctype html><title>Training cashier</title><h1>Training</h1><p>No money moves here.</p><p>" + safe);
    }
}
