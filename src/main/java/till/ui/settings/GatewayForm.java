package till.ui.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayProfile;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.Secret;
import till.settings.ProfileRules;

/** One gateway as it is being filled in; secrets go in and never come out. FX thread only. */
public final class GatewayForm {
    private final ProfileForm form;
    private final @Nullable GatewayProfile stored;
    private final List<String> meanings;
    private final FormEntry id;
    private final FormEntry address;
    private final List<FormEntry> fields = new ArrayList<>();
    private final BooleanProperty plainHttp = new SimpleBooleanProperty();
    private final PairTable headers = new PairTable("headers", "");
    private final PairTable words = new PairTable("words", "waiting");

    /** @param stored what is kept now; null for a new gateway */
    GatewayForm(ProfileForm form, @Nullable GatewayProfile stored, List<String> meanings) {
        this.form = form;
        this.stored = stored;
        this.meanings = meanings;
        this.id = new FormEntry("id", FormEntry.Look.plain(), ProfileRules::id);
        this.address =
                new FormEntry("baseUrl", FormEntry.Look.plain(), text -> ProfileRules.address(text, plainHttp.get()));
        for (var field : form.fields()) {
            fields.add(new FormEntry(field.name(), look(field), text -> ProfileRules.field(field, text)));
        }
        fill();
        plainHttp.subscribe(() -> {
            if (!address.value().isEmpty()) {
                address.judge();
            }
        });
    }

    private FormEntry.Look look(ProfileForm.Field field) {
        return new FormEntry.Look(field.secret(), field.secret() && isStored(), field.required(), field.choices());
    }

    private void fill() {
        if (stored == null) {
            id.textProperty().set(form.kind());
            return;
        }
        id.textProperty().set(stored.id());
        address.textProperty().set(stored.baseUrl());
        plainHttp.set(stored.allowPlainHttp());
        for (var entry : fields) {
            stored.field(entry.name()).ifPresent(entry.textProperty()::set);
        }
        headers.fill(stored.headers());
        words.fill(stored.words());
    }

    /** What is wrong, the first of it; every field shows its own. */
    Optional<Problem> judge() {
        var problems = new ArrayList<Problem>();
        id.judge().ifPresent(problems::add);
        address.judge().ifPresent(problems::add);
        fields.forEach(field -> field.judge().ifPresent(problems::add));
        headers.twice().or(() -> ProfileRules.headers(headers.texts())).ifPresent(problems::add);
        words.twice().or(() -> ProfileRules.words(words.texts(), meanings)).ifPresent(problems::add);
        return problems.stream().findFirst();
    }

    /** The profile as filled in; secrets only where one was typed. */
    GatewayProfile draft() {
        var texts = new HashMap<String, String>();
        var secrets = new HashMap<String, Secret>();
        for (var entry : fields) {
            if (!entry.value().isEmpty()) {
                if (entry.look().secret()) {
                    secrets.put(entry.name(), new Secret(entry.value()));
                } else {
                    texts.put(entry.name(), entry.value());
                }
            }
        }
        return new GatewayProfile(
                id.value(),
                form.kind(),
                address.value().replaceAll("/+$", ""),
                texts,
                secrets,
                plainHttp.get(),
                Map.copyOf(headers.texts()),
                Map.copyOf(words.texts()));
    }

    public boolean isStored() {
        return stored != null;
    }

    public String kind() {
        return form.kind();
    }

    public FormEntry id() {
        return id;
    }

    public FormEntry address() {
        return address;
    }

    public List<FormEntry> fields() {
        return List.copyOf(fields);
    }

    public BooleanProperty plainHttpProperty() {
        return plainHttp;
    }

    public PairTable headers() {
        return headers;
    }

    public PairTable words() {
        return words;
    }

    public List<String> meanings() {
        return meanings;
    }
}
