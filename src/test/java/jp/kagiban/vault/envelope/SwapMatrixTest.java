package jp.kagiban.vault.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.Field;
import org.junit.jupiter.api.Test;

/** Owners × subjects × fields × revisions × key versions, two of each: an envelope opens in its own place only. */
class SwapMatrixTest {

    private record Place(Context context, KeyRef key) {}

    private final List<Place> places = places();
    private final KeyMaterial prk = Fixtures.prk(3);

    @Test
    void onlyTheDiagonalOpens() {
        int opened = 0;
        for (Place from : places) {
            byte[] envelope = sealed(from);
            for (Place to : places) {
                NotOpened.Reason reason = EnvelopeTest.reason(prk, to.key, to.context, envelope);
                assertThat(reason).isEqualTo(from.equals(to) ? null : NotOpened.Reason.KEY_OR_CONTEXT);
                opened += reason == null ? 1 : 0;
            }
        }
        assertThat(opened).isEqualTo(32);
    }

    @Test
    void theContextAloneKeepsThemApart() {
        Place first = places.getFirst();
        assertThat(places.subList(1, 32))
                .allSatisfy(to -> assertThat(EnvelopeTest.reason(prk, first.key, to.context, sealed(first)))
                        .isEqualTo(NotOpened.Reason.KEY_OR_CONTEXT));
    }

    private byte[] sealed(Place place) {
        return Envelope.seal(prk, place.key, place.context, new byte[40], Fixtures.RANDOM);
    }

    private static List<Place> places() {
        TenantId[] owners = {TenantId.next(), TenantId.next()};
        UUID[] subjects = {UUID.randomUUID(), UUID.randomUUID()};
        UUID key = UUID.randomUUID();
        List<Place> all = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            KeyRef ref = new KeyRef(1 + (i >> 4 & 1), key);
            Field field = Field.values()[i >> 2 & 1];
            all.add(new Place(
                    Context.ofSecret(owners[i & 1], subjects[i >> 1 & 1], field.code(), ref, 5 + (i >> 3 & 1)), ref));
        }
        return all;
    }
}
