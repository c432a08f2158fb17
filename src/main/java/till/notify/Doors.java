package till.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import till.domain.Secret;

/** The one path of each gateway; every other path leads nowhere, and how wrong one was cannot be measured. */
final class Doors {
    private static final int PER_MINUTE = 240;

    private final List<Door> doors = new ArrayList<>();

    /** @param tokens the unguessable part of each gateway's path */
    Doors(Map<String, Secret> tokens, InstantSource clock) {
        tokens.forEach((gateway, token) -> doors.add(
                new Door(gateway, NotificationListener.path(gateway, token), new RatePerMinute(PER_MINUTE, clock))));
    }

    /** A gateway's way in. */
    record Door(String gateway, String path, RatePerMinute rate) {}

    Optional<Door> at(String path) {
        var asked = bytes(path);
        Optional<Door> found = Optional.empty();
        for (var door : doors) {
            // all are compared, each in constant time
            if (MessageDigest.isEqual(bytes(door.path()), asked)) {
                found = Optional.of(door);
            }
        }
        return found;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
