package till.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import till.domain.Result;

/**
 * What screens do outside the window; everything here is called off the FX thread.
 *
 * @param sounds plays what staff hear without looking
 * @param pictures fetches pictures of codes
 * @param browser opens pages
 * @param places asks for the place of a new file; the one thing here that is called on the FX thread
 * @param login has the system start the till
 */
public record Outside(Sounds sounds, Pictures pictures, Browser browser, Places places, AtLogin login) {
    /** What staff hear without looking; silent where there is no audio device. */
    @FunctionalInterface
    public interface Sounds {
        /**
         * Returns at once; nothing is heard where it cannot be.
         *
         * @param volume in percent
         */
        void play(Tone tone, int volume);
    }

    /** Asks the person where a new file is to go. */
    @FunctionalInterface
    public interface Places {
        /** @return empty where the person chose none */
        Optional<Path> newFile(String suggestedName);

        /**
         * Asks for a file that is there; empty where the person chose none.
         *
         * @param kind what such files are called
         * @param endings of their names, without the dot
         */
        default Optional<Path> existingFile(String kind, String... endings) {
            return Optional.empty();
        }

        /** Asks for a folder; empty where the person chose none. */
        default Optional<Path> folder() {
            return Optional.empty();
        }
    }

    /** What is told by sound. */
    public enum Tone {
        PAID,
        DECLINED,
        /** Somebody has to look. */
        ATTENTION
    }

    /** Fetches a picture a gateway points to. */
    @FunctionalInterface
    public interface Pictures {
        /** Its bytes, or the stem of the texts that say why there are none. */
        Result<byte[]> fetch(String gateway, String address);
    }

    /** Whether the system starts the till when somebody logs in. */
    public interface AtLogin {
        /** Whether the till can arrange it: only where it is installed, on a system that reads such files. */
        boolean isPossible();

        boolean isOn();

        void set(boolean on) throws IOException;
    }

    /** Opens pages in the system's browser. */
    public interface Browser {
        void open(String address) throws IOException;

        /** Shows a self-posting form by way of a temporary file that only this user can read. */
        void openForm(String html) throws IOException;
    }
}
