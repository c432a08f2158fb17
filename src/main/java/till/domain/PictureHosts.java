package till.domain;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From which hosts pictures of a gateway's codes may be fetched: its own, and those the shop has named beside it. A
 * gateway names the address of a picture in its answer, and nobody may lead the till elsewhere by it.
 */
public final class PictureHosts {
    private static final String NAME = "pictureHosts";
    private static final String HOST = "[A-Za-z0-9.-]{1,120}";

    private PictureHosts() {}

    /** What a shop may set up of them, for the form of every gateway that gives pictures. */
    public static List<ProfileForm.Field> fields() {
        return List.of(ProfileForm.optional(NAME, HOST + "(?:, ?" + HOST + "){0,9}"));
    }

    /** The hosts of a profile, in small letters. */
    public static Set<String> of(GatewayProfile profile) {
        var hosts = new LinkedHashSet<String>();
        var own = URI.create(profile.baseUrl()).getHost();
        if (own != null) {
            hosts.add(own.toLowerCase(Locale.ROOT));
        }
        profile.field(NAME).stream()
                .flatMap(named -> Stream.of(named.split(",", -1)))
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .filter(each -> !each.isEmpty())
                .forEach(hosts::add);
        return Set.copyOf(hosts);
    }
}
