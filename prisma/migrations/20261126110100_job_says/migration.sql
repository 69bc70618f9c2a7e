-- AlterTable
ALTER TABLE "job_states" ADD COLUMN     "last_said" TEXT;
