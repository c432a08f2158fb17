package till.gateway.qlink;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The adapter before a server that answers as each test wants. */
abstract class QlinkCases {
    QlinkWorld world;
    QlinkGateway gateway;

    @BeforeEach
    void start() throws IOException {
        world = new QlinkWorld();
        gateway = world.gateway();
    }

    @AfterEach
    void stop() {
        world.close();
    }
}
