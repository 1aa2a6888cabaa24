-- One look answers all that has come in about an object, so what is left of it has to be found.
create index stripe_event_object_unhandled on stripe_event (object_id) where handled_at is null;
