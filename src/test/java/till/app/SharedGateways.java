package till.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import till.domain.Result;
import till.settings.DataFolder;
import till.simulator.PaymentAuto;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulated gateways as a program of their own, beside several real tills that work live with them: for walks through with
 * more than one process. Its first argument is a folder, which gets a profile to import for each gateway; the second, if there
 * is one, after how many seconds customers pay by themselves. Runs until it is stopped.
 */
final class SharedGateways {
    private SharedGateways() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = ((Result.Done<DataFolder>) DataFolder.open(Path.of(arguments[0]))).value();
        for (var simulated : Simulations.start(folder, new TillThreads(), new SecureRandom(), Clock.systemUTC())) {
            var profile = simulated.profile();
            var fields = new TreeMap<String, String>(profile.fields());
            profile.secrets().forEach((name, secret) -> fields.put(name, secret.reveal()));
            fields.put("id", profile.id());
            fields.put("kind", profile.kind());
            fields.put("baseUrl", profile.baseUrl());
            var json = JsonMapper.builder().build().writeValueAsBytes(fields);
            Files.write(folder.root().resolve(profile.id() + ".json"), json);
            if (arguments.length > 1) {
                new PaymentAuto(simulated.server().book()).every(Duration.ofSeconds(Long.parseLong(arguments[1])));
            }
            System.out.println(profile.id() + " " + profile.baseUrl());
        }
        new CountDownLatch(1).await();
    }
}
