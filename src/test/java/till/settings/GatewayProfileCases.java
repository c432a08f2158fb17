package till.settings;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import till.domain.GatewayProfile;
import till.domain.ProfileForm;
import till.domain.Secret;
import till.gateway.TaughtWords;
import till.gateway.gnete.GneteGateway;

/** The profiles of gateways in a data folder of their own, and the file of one that is right. */
abstract class GatewayProfileCases {
    static final List<ProfileForm> FORMS = List.of(GneteGateway.form());
    static final String GNETE = """
            {"id":"gnete","kind":"gnete","baseUrl":"https://api.example.com/","mchNo":"M1","appId":"A1",\
            "appSecret":"canary-1"}""";

    @TempDir
    Path temp;

    DataFolder folder = new DataFolder(Path.of("."));

    @BeforeEach
    void open() {
        folder = DataFolder.open(temp.resolve("till")).value();
    }

    final SealedSecretFile store() {
        return new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom());
    }

    final GatewayProfiles profiles() {
        return new GatewayProfiles(folder, store(), new SecureRandom(), FORMS, TaughtWords.meanings());
    }

    static GatewayProfile gnete(String secret) {
        return new GatewayProfile(
                "gnete",
                "gnete",
                "https://api.example.com",
                Map.of("mchNo", "M1", "appId", "A1"),
                Map.of("appSecret", new Secret(secret)),
                false);
    }
}
