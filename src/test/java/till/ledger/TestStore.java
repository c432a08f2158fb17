package till.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two databases every ledger test runs on. */
enum TestStore {
    H2 {
        @Override
        Store fresh() {
            try {
                return Store.file(Files.createTempDirectory("till-ledger").resolve("ledger"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void drop(Store store) {
            var file = Path.of(store.name());
            try (var files = Files.list(file.getParent())) {
                for (var each : files.toList()) {
                    Files.delete(each);
                }
                Files.delete(file.getParent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    POSTGRES {
        @Override
        Store fresh() {
            return TestServer.store(TestServer.create());
        }

        @Override
        void drop(Store store) {
            TestServer.drop(store.name().replaceAll(".*/", ""));
        }
    };

    abstract Store fresh();

    abstract void drop(Store store);
}
