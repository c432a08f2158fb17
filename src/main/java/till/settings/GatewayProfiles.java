package till.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import till.domain.GatewayProfile;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.Result;
import till.domain.Secret;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gateways the shop has set up: one JSON file each without secrets, the secrets in the store. A profile names the
 * entry of the store that belongs to it, and every import makes a new entry, so that moving the profile's file into
 * place is the one step that changes anything: a crash before it leaves the old profile with its old secrets.
 */
public final class GatewayProfiles {
    private static final String ENDING = ".json";
    /** Far above any profile; keeps a mistaken gigabyte file out of memory. */
    private static final long LARGEST_FILE = 65_536;

    private static final String SECRETS = "secrets";
    private static final String TOKEN = "token";
    private static final int TOKEN_BYTES = 24;

    private final DataFolder folder;
    private final SecretStore store;
    private final RandomGenerator random;
    private final ProfileText text;

    /**
     * @param forms what each kind is set up with
     * @param meanings what a gateway's word can be taught to mean
     */
    public GatewayProfiles(
            DataFolder folder,
            SecretStore store,
            RandomGenerator random,
            List<ProfileForm> forms,
            List<String> meanings) {
        this.folder = folder;
        this.store = store;
        this.random = random;
        this.text = new ProfileText(forms, meanings);
    }

    /**
     * All profiles by id; one that cannot be read does not hide the others.
     *
     * @param problems one for each unreadable profile
     */
    public record Listing(List<GatewayProfile> profiles, List<Problem> problems) {
        public Listing {
            profiles = List.copyOf(profiles);
            problems = List.copyOf(problems);
        }
    }

    public Listing list() {
        var profiles = new ArrayList<GatewayProfile>();
        var problems = new ArrayList<Problem>();
        try {
            for (var id : ids()) {
                switch (get(id)) {
                    case Result.Done<GatewayProfile>(var profile) -> profiles.add(profile);
                    case Result.Failed<GatewayProfile>(var problem) -> problems.add(problem);
                }
            }
        } catch (IOException _) {
            problems.add(
                    Problem.of("profile.folder.unreadable", folder.gateways().toString()));
        }
        return new Listing(profiles, problems);
    }

    /** A profile with its secrets. */
    public Result<GatewayProfile> get(String id) {
        try {
            if (!exists(id)) {
                throw new Refusal("profile.notFound", id);
            }
            return Result.done(load(id));
        } catch (Refusal refusal) {
            return Result.failed(refusal.problem());
        } catch (IOException _) {
            return Result.failed("profile.unreadable", folder.gateway(id).toString());
        }
    }

    /**
     * Whether there is at least one profile: the folder then works live. One that cannot be read counts as well, or a
     * damaged file would silently turn a shop's till into a training one.
     */
    public boolean hasLive() {
        try {
            return !ids().isEmpty();
        } catch (IOException _) {
            return true;
        }
    }

    /** Reads a profile from a file and checks it; nothing is kept. */
    public Result<GatewayProfile> readFile(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                return Result.failed("profile.notJson");
            }
            return readText(Files.readString(file));
        } catch (NoSuchFileException _) {
            return Result.failed("profile.file.missing", file.toString());
        } catch (CharacterCodingException _) {
            return Result.failed("profile.notJson");
        } catch (IOException _) {
            return Result.failed("profile.file.unreadable", file.toString());
        }
    }

    /** Reads a profile from JSON and checks it; nothing is kept. */
    public Result<GatewayProfile> readText(String json) {
        try {
            return Result.done(text.profile(ProfileText.tree(json)));
        } catch (Refusal refusal) {
            return Result.failed(refusal.problem());
        }
    }

    /**
     * Checks a profile that was put together in a form. A secret it lacks is the one the profile of its id has, where
     * there is one of the same kind.
     */
    public Result<GatewayProfile> check(GatewayProfile draft) {
        try {
            var tree = text.withSecrets(draft);
            if (get(draft.id()) instanceof Result.Done<GatewayProfile>(var before)
                    && before.kind().equals(draft.kind())) {
                before.secrets().forEach((name, secret) -> tree.putIfAbsent(name, tree.stringNode(secret.reveal())));
            }
            return Result.done(text.profile(tree));
        } catch (Refusal refusal) {
            return Result.failed(refusal.problem());
        }
    }

    /** Takes a profile from a file, which is not kept. */
    public Result<GatewayProfile> importFile(Path file, boolean replace) {
        return readFile(file).then(profile -> save(profile, replace));
    }

    /**
     * Takes a profile from JSON.
     *
     * @param replace whether a profile of the same id may be replaced, secrets included
     */
    public Result<GatewayProfile> importText(String json, boolean replace) {
        return readText(json).then(profile -> save(profile, replace));
    }

    /**
     * Keeps a whole and checked profile.
     *
     * @param replace whether a profile of the same id may be replaced, secrets included
     */
    public synchronized Result<GatewayProfile> save(GatewayProfile profile, boolean replace) {
        try {
            var before = exists(profile.id());
            if (before && !replace) {
                throw new Refusal("profile.id.taken", profile.id());
            }
            save(profile, before ? entryOf(profile.id()) : Optional.empty());
            return Result.done(profile);
        } catch (Refusal refusal) {
            return Result.failed(refusal.problem());
        }
    }

    /** What a kind is set up with; empty for an unknown one. */
    public Optional<ProfileForm> form(String kind) {
        return text.form(kind);
    }

    /** Whether there is a profile of that id, be it readable or not. */
    public boolean exists(String id) {
        return ProfileRules.id(id).isEmpty() && Files.exists(folder.gateway(id));
    }

    /** Forgets a profile and its secrets; payments made through it stay in the ledger. */
    public synchronized Optional<Problem> remove(String id) {
        if (!exists(id)) {
            return Optional.of(Problem.of("profile.notFound", id));
        }
        var entry = entryOf(id);
        try {
            Files.delete(folder.gateway(id));
            WholeFile.forceFolder(folder.gateways());
        } catch (IOException _) {
            return Optional.of(
                    Problem.of("profile.notRemoved", folder.gateway(id).toString()));
        }
        return entry.flatMap(store::remove);
    }

    /** The unguessable part of the address a gateway posts to: made the first time, the same ever after. */
    public synchronized Result<Secret> notificationToken(String id) {
        // a profile's own entries have a slash in their name
        var entry = "notify:" + id;
        return switch (store.read(entry)) {
            case Result.Failed<Map<String, Secret>>(var problem) -> Result.failed(problem);
            case Result.Done<Map<String, Secret>>(var found) ->
                found.isEmpty() ? newToken(entry) : Result.done(Objects.requireNonNull(found.get(TOKEN)));
        };
    }

    private Result<Secret> newToken(String entry) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        return store.put(entry, Map.of(TOKEN, token))
                .<Result<Secret>>map(Result.Failed::new)
                .orElseGet(() -> Result.done(token));
    }

    private void save(GatewayProfile profile, Optional<String> oldEntry) throws Refusal {
        var name = profile.id() + "/" + Long.toHexString(random.nextLong());
        var entry = switch (store.add(name, profile.secrets())) {
            case Result.Done<String>(var kept) -> kept;
            case Result.Failed<String>(var problem) -> throw new Refusal(problem);
        };
        try {
            var tree = text.withoutSecrets(profile).put(SECRETS, entry);
            WholeFile.write(folder.gateway(profile.id()), ProfileText.bytes(tree));
        } catch (IOException _) {
            store.remove(entry);
            throw new Refusal("profile.notSaved", folder.gateway(profile.id()).toString());
        }
        oldEntry.filter(old -> !old.equals(entry)).ifPresent(store::remove);
    }

    private GatewayProfile load(String id) throws IOException, Refusal {
        var tree = file(id);
        var entry = tree.path(SECRETS).asString("");
        tree.remove(SECRETS);
        var secrets = switch (store.read(entry)) {
            case Result.Done<Map<String, Secret>>(var found) -> found;
            case Result.Failed<Map<String, Secret>>(var problem) -> throw new Refusal(problem);
        };
        if (secrets.isEmpty()) {
            throw new Refusal("profile.secretsMissing", id);
        }
        secrets.forEach((name, secret) -> tree.put(name, secret.reveal()));
        var profile = text.profile(tree);
        if (!profile.id().equals(id)) {
            throw new Refusal("profile.unreadable", folder.gateway(id).toString());
        }
        return profile;
    }

    private ObjectNode file(String id) throws IOException, Refusal {
        try {
            return ProfileText.tree(Files.readString(folder.gateway(id)));
        } catch (Refusal _) {
            throw new Refusal("profile.unreadable", folder.gateway(id).toString());
        }
    }

    /** Where a profile's secrets are; empty where its file cannot be read. */
    private Optional<String> entryOf(String id) {
        try {
            return Optional.of(file(id).path(SECRETS).asString("")).filter(entry -> !entry.isEmpty());
        } catch (IOException | Refusal _) {
            return Optional.empty();
        }
    }

    private List<String> ids() throws IOException {
        var ids = new ArrayList<String>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.gateways(), "*" + ENDING)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                ids.add(name.substring(0, name.length() - ENDING.length()));
            }
        } catch (NoSuchFileException _) {
            return List.of();
        }
        ids.removeIf(id -> ProfileRules.id(id).isPresent());
        ids.sort(null);
        return ids;
    }
}
