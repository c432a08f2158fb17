package till.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import till.domain.GatewayProfile;
import till.domain.Secret;
import till.settings.DataFolder;
import till.simulator.AcqraCredentials;
import till.simulator.AcqraOptions;
import till.simulator.AcqraServer;
import till.simulator.ChingchingCredentials;
import till.simulator.ChingchingOptions;
import till.simulator.ChingchingServer;
import till.simulator.EasylinkCredentials;
import till.simulator.EasylinkOptions;
import till.simulator.EasylinkServer;
import till.simulator.GatewayServer;
import till.simulator.GneteCredentials;
import till.simulator.GneteOptions;
import till.simulator.GneteServer;
import till.simulator.QlinkCredentials;
import till.simulator.QlinkOptions;
import till.simulator.QlinkServer;

/** The simulated gateways of training mode, each with the profile that leads to it: a method for each provider. */
final class Simulations {
    private static final int SECRET_LENGTH = 128;
    private static final List<Function<Simulations, Simulated>> ALL = List.of(
            Simulations::gnete, Simulations::easylink, Simulations::chingching, Simulations::qlink, Simulations::acqra);

    private final DataFolder folder;
    private final TillThreads threads;
    private final SecureRandom random;
    private final Clock clock;

    private Simulations(DataFolder folder, TillThreads threads, SecureRandom random, Clock clock) {
        this.folder = folder;
        this.threads = threads;
        this.random = random;
        this.clock = clock;
    }

    /** A running server and how to reach it. */
    record Simulated(GatewayServer server, GatewayProfile profile) {}

    /** Starts them all, with keys made for this run. */
    static List<Simulated> start(DataFolder folder, TillThreads threads, SecureRandom random, Clock clock) {
        var simulations = new Simulations(folder, threads, random, clock);
        return ALL.stream().map(one -> one.apply(simulations)).toList();
    }

    private Simulated gnete() {
        var merchant = new GneteCredentials("M1000000001", "harbourtilltraining00001", secret());
        var server = new GneteServer(
                        clock,
                        threads.workers(),
                        threads.timer(),
                        merchant,
                        folder.book("gnete"),
                        GneteOptions.standard())
                .start();
        return simulated(
                "gnete",
                server,
                Map.of("mchNo", merchant.mchNo(), "appId", merchant.appId(), "scanWays", "ALI_BAR,WX_BAR,YSF_BAR"),
                Map.of("appSecret", merchant.appSecret()));
    }

    private Simulated easylink() {
        var merchant = new EasylinkCredentials("KC", secret());
        var server = new EasylinkServer(
                        clock,
                        threads.workers(),
                        threads.timer(),
                        merchant,
                        folder.book("easylink"),
                        EasylinkOptions.standard())
                .start();
        return simulated(
                "easylink",
                server,
                Map.of("merchantCode", merchant.merchantCode()),
                Map.of("apiKey", merchant.apiKey()));
    }

    /** A shop in Indonesia as the document has it, which takes Hong Kong dollars too, so that every trainee can try it. */
    private Simulated qlink() {
        var merchant = new QlinkCredentials("harbourtilltraining", secret(), "account1");
        var server = new QlinkServer(
                        clock,
                        threads.workers(),
                        threads.timer(),
                        merchant,
                        folder.book("qlink"),
                        QlinkOptions.standard())
                .start();
        var fields = Map.of(
                "appKey",
                merchant.appKey(),
                "payAccount",
                merchant.payAccount(),
                "country",
                "ID",
                "source",
                "QERP_ASIA",
                "currencies",
                "HKD,IDR");
        return simulated("qlink", server, fields, Map.of("appSecret", merchant.appSecret()));
    }

    private Simulated chingching() {
        var merchant = new ChingchingCredentials(secret(), secret(), "M0001");
        var server = new ChingchingServer(
                        clock,
                        threads.workers(),
                        threads.timer(),
                        merchant,
                        folder.book("chingching"),
                        ChingchingOptions.standard())
                .start();
        return simulated(
                "chingching",
                server,
                Map.of("merchantId", merchant.merchantId(), "channelId", "1", "methods", "ALIPAYHK,WECHATPAY"),
                Map.of("apiKey", merchant.apiKey(), "apiSecret", merchant.apiSecret()));
    }

    private Simulated acqra() {
        var application = new AcqraCredentials("200000000000001", secret());
        var server = new AcqraServer(
                        clock,
                        threads.workers(),
                        threads.timer(),
                        application,
                        folder.book("acqra"),
                        AcqraOptions.standard())
                .start();
        return simulated(
                "acqra",
                server,
                Map.of("appId", application.appId(), "methods", "wechat,alipayPlus,payNow,CASHIER"),
                Map.of("secret", application.secret()));
    }

    private static Simulated simulated(
            String kind, GatewayServer server, Map<String, String> fields, Map<String, String> secrets) {
        var sealed = secrets.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Secret(entry.getValue())));
        return new Simulated(server, new GatewayProfile(kind, kind, server.baseUrl(), fields, sealed, false));
    }

    private String secret() {
        var text = new StringBuilder();
        random.ints(SECRET_LENGTH, 0, 36).forEach(digit -> text.append(Character.forDigit(digit, 36)));
        return text.toString();
    }
}
