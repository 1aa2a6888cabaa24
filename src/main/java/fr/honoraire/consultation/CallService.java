package fr.honoraire.consultation;

import fr.honoraire.consultation.Signal.Kind;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.live.LiveEvents;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the browsers of a call together: who is there, and what they have to tell each other to find a way. Picture, sound
 * and words then flow between them; none of it comes through here. Each message is checked by itself: its sender is in the
 * call, with that page, and so is whom it is for.
 */
@Service
@Transactional
class CallService {

    /** What arrives in the other's browser. */
    private record Told(UUID from, UUID seat, Kind kind, String body) {}

    private static final String IN_CALL = """
            (seat.participant_id is null
                or exists (select from participant where id = seat.participant_id and status = 'IN_CALL'))""";

    private static final String SEATED = """
            seat.consultation_id = :consultation and seat.seat = :seat
            and seat.participant_id is not distinct from :participant and\s""" + IN_CALL;

    private static final String COUNT = """
            update room_seat seat
            set said = case when said_since > :now - make_interval(secs => :while) then said + 1 else 1 end,
                said_since = case when said_since > :now - make_interval(secs => :while) then said_since else :now end
            where\s""";

    /** Ten times what a call of four takes to come about. */
    private static final int MOST_AT_ONCE = 300;

    private final Consultations consultations;
    private final Participants participants;
    private final PractitionerService practitioners;
    private final IceServers ice;
    private final LiveEvents live;
    private final JdbcClient database;
    private final JsonMapper json;
    private final InstantSource clock;

    CallService(
            Consultations consultations,
            Participants participants,
            PractitionerService practitioners,
            IceServers ice,
            LiveEvents live,
            JdbcClient database,
            JsonMapper json,
            InstantSource clock) {
        this.consultations = consultations;
        this.participants = participants;
        this.practitioners = practitioners;
        this.ice = ice;
        this.live = live;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes part in the call with this page, and no longer with another one. Two who come at once come one after the other,
     * so that exactly one of them calls the other.
     *
     * @return whom to call
     * @throws NotPossibleNow if the caller is not in an open call
     */
    public Roster sit(Caller caller, UUID seat) {
        var consultation = consultations.lock(caller.consultationId()).orElseThrow(NotFound::new);
        var name = nameInCall(caller, consultation);
        database.sql("""
                        insert into room_seat as old (consultation_id, participant_id, seat, taken_at)
                        values (:consultation, :participant, :seat, :now)
                        on conflict (consultation_id, participant_id) do update
                        set seat = excluded.seat, taken_at = excluded.taken_at""")
                .param("consultation", caller.consultationId())
                .param("participant", caller.participantId())
                .param("seat", seat)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        live.publish(caller.topic(), "seat", seat.toString());
        var roster = roster(caller, consultation);
        roster.peers()
                .forEach(peer -> tell(caller.other(peer.id()), new Told(caller.peerId(), seat, Kind.HELLO, name)));
        return roster;
    }

    /**
     * Who is there now.
     *
     * @throws NotPossibleNow if the caller is not in an open call
     */
    @Transactional(readOnly = true)
    public Roster roster(Caller caller) {
        var consultation = consultations.findById(caller.consultationId()).orElseThrow(NotFound::new);
        nameInCall(caller, consultation);
        return roster(caller, consultation);
    }

    private Roster roster(Caller caller, Consultation consultation) {
        var everyone = database.sql("""
                        select coalesce(seat.participant_id, seat.consultation_id) as id,
                            coalesce(participant.name, :practitioner) as name, seat.seat
                        from room_seat seat left join participant on participant.id = seat.participant_id
                        where seat.consultation_id = :consultation and %s""".formatted(IN_CALL))
                .param(
                        "practitioner",
                        practitioners.get(consultation.practitionerId()).displayName())
                .param("consultation", consultation.id())
                .query((row, number) -> new Peer(
                        row.getObject("id", UUID.class), row.getString("name"), row.getObject("seat", UUID.class)))
                .list();
        var me = caller.peerId();
        return new Roster(
                me,
                everyone.stream()
                        .filter(peer -> peer.id().equals(me))
                        .map(Peer::seat)
                        .findFirst()
                        .orElse(null),
                everyone.stream().filter(peer -> !peer.id().equals(me)).toList(),
                ice.of(me));
    }

    private String nameInCall(Caller caller, Consultation consultation) {
        if (consultation.status() != ConsultationStatus.OPEN) {
            throw new NotPossibleNow("speak in a room that is " + consultation.status());
        }
        if (caller.participantId() == null) {
            return practitioners.get(consultation.practitionerId()).displayName();
        }
        var patient = participants.findById(caller.participantId()).orElseThrow(NotFound::new);
        if (patient.status() != ParticipantStatus.IN_CALL) {
            throw new NotPossibleNow("speak while " + patient.status());
        }
        return patient.name();
    }

    /**
     * Passes a message on.
     *
     * @throws NotPossibleNow if the caller is not in the call with that page, or the other one is not
     * @throws TooManySignals if that page has passed on too many lately
     */
    public void relay(Caller caller, Signal signal) {
        var other = caller.other(signal.to());
        if (signal.kind() == Kind.HELLO || !isSeated(other, signal.toSeat())) {
            throw new NotPossibleNow("pass on a message");
        }
        if (countedOf(caller, signal.seat()) > MOST_AT_ONCE) {
            throw new TooManySignals();
        }
        tell(other, new Told(caller.peerId(), signal.seat(), signal.kind(), signal.body()));
    }

    private boolean isSeated(Caller who, UUID with) {
        return seat("select true from room_seat seat where " + SEATED, who, with)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    private int countedOf(Caller who, UUID with) {
        return seat(COUNT + SEATED + " returning said", who, with)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("while", TooManySignals.WHILE.toSeconds())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new NotPossibleNow("pass on a message"));
    }

    private JdbcClient.StatementSpec seat(String sql, Caller who, UUID with) {
        return database.sql(sql)
                .param("consultation", who.consultationId())
                .param("participant", who.participantId())
                .param("seat", with);
    }

    private void tell(Caller whom, Told what) {
        live.publish(whom.topic(), "signal", json.writeValueAsString(what));
    }
}
