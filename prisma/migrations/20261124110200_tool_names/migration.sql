-- Tools are listed by name as people look names up: whatever the case.

-- DropIndex
DROP INDEX "tools_category_id_name_id_idx";

-- DropIndex
DROP INDEX "tools_entry_kind_name_id_idx";

-- DropIndex
DROP INDEX "tools_state_name_id_idx";

CREATE INDEX "tools_by_name" ON "tools" (lower(name), id);
CREATE INDEX "tools_by_category_and_name" ON "tools" (category_id, lower(name), id);
CREATE INDEX "tools_by_kind_and_name" ON "tools" (entry_kind, lower(name), id);
CREATE INDEX "tools_by_state_and_name" ON "tools" (state, lower(name), id);
