package till.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import till.settings.Language;

/**
 * How the till is to be opened, as the global options say.
 *
 * @param home the data folder; null for {@code TILL_HOME} or the operating system's place
 * @param training whether training is asked for also where gateways are set up
 * @param language null for the shop's own
 */
public record Opening(
        @Nullable Path home, boolean training, @Nullable Language language) {}
