-- An account that is made with a role above a member's was given one, by a command or by ADMIN_EMAILS.
CREATE TRIGGER audit_users_made AFTER INSERT ON "users"
  FOR EACH ROW WHEN (NEW.role <> 'member')
  EXECUTE FUNCTION audit_row('{email,email_verified_at,name,voter_id}');
