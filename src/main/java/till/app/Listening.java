package till.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Ability;
import till.domain.Result;
import till.domain.Secret;
import till.notify.NotificationListener;
import till.service.TillServices;
import till.settings.GatewayProfiles;
import till.settings.ShopSettings;

/** Starts the notification listener where the shop wants one. */
final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private Listening() {}

    /**
     * The JDK's server reads its limits once, when the first one is made: headers that never end, and connections without
     * number. Simulated gateways are served under the same limits.
     */
    static void limitServers() {
        System.setProperty("sun.net.httpserver.maxReqTime", "20");
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", "65536");
        System.setProperty("jdk.httpserver.maxConnections", "200");
    }

    /** Empty where it is switched off, or cannot be: a till without notifications asks, and works all the same. */
    static Optional<NotificationListener> start(
            ShopSettings.Listening wanted, GatewayProfiles profiles, TillServices services, TillThreads threads) {
        if (!wanted.isOn()) {
            return Optional.empty();
        }
        var tokens = new LinkedHashMap<String, Secret>();
        for (var id : services.gateways().ids()) {
            if (services.gateways().abilities(id).contains(Ability.NOTIFY)) {
                switch (profiles.notificationToken(id)) {
                    case Result.Done<Secret>(var token) -> tokens.put(id, token);
                    case Result.Failed<Secret>(var problem) -> LOG.error("no notifications of {}: {}", id, problem);
                }
            }
        }
        try {
            var address = new InetSocketAddress(InetAddress.ofLiteral(wanted.address()), wanted.port());
            var workforce = new NotificationListener.Workforce(threads.workers(), threads.timer());
            return Optional.of(NotificationListener.start(address, tokens, services.notices(), workforce));
        } catch (IOException e) {
            // a window of the same folder may listen already
            LOG.warn("notifications are not taken on {} port {}", wanted.address(), wanted.port(), e);
            return Optional.empty();
        }
    }
}
