-- Which kinds there are is EmailKind's to say: each new one had to repeat the whole list here.
alter table email_message
    drop constraint email_message_kind_check,
    add constraint email_message_kind_check check (kind ~ '^[A-Z_]{3,40}$');
