export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  // Allows to automatically instantiate createClient with right options
  // instead of createClient<Database, { PostgrestVersion: 'XX' }>(URL, KEY)
  __InternalSupabase: {
    PostgrestVersion: "12"
  }
  public: {
    Tables: {
      basemap_features: {
        Row: {
          accuracy_m: number
          basis: NonNullable<Json>
          class: string | null
          geom: unknown
          layer: string
          name: Json | null
          seq: number
          town_code: string
        }
        Insert: {
          accuracy_m: number
          basis: NonNullable<Json>
          class?: string | null
          geom: unknown
          layer: string
          name?: Json | null
          seq: number
          town_code: string
        }
        Update: {
          accuracy_m?: number
          basis?: NonNullable<Json>
          class?: string | null
          geom?: unknown
          layer?: string
          name?: Json | null
          seq?: number
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "basemap_features_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
        ]
      }
      change_log: {
        Row: {
          action: string
          actor: string | null
          actor_email: string | null
          after: Json | null
          at: string
          before: Json | null
          id: number
          reason: string | null
          record: string
          table_name: string
          town_code: string
        }
        Insert: {
          action: string
          actor?: string | null
          actor_email?: string | null
          after?: Json | null
          at?: string
          before?: Json | null
          id?: never
          reason?: string | null
          record: string
          table_name: string
          town_code: string
        }
        Update: {
          action?: string
          actor?: string | null
          actor_email?: string | null
          after?: Json | null
          at?: string
          before?: Json | null
          id?: never
          reason?: string | null
          record?: string
          table_name?: string
          town_code?: string
        }
        Relationships: []
      }
      circle_facilities: {
        Row: {
          capacity: number | null
          code: string
          geom: unknown
          id: number
          import_id: number | null
          is_example: boolean
          kind: string
          name: string | null
          opens: string | null
          state: Database["public"]["Enums"]["facility_state"]
          town_code: string
          version: number
          visibility: Database["public"]["Enums"]["visibility"]
        }
        Insert: {
          capacity?: number | null
          code: string
          geom: unknown
          id?: never
          import_id?: number | null
          is_example?: boolean
          kind: string
          name?: string | null
          opens?: string | null
          state?: Database["public"]["Enums"]["facility_state"]
          town_code: string
          version?: number
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Update: {
          capacity?: number | null
          code?: string
          geom?: unknown
          id?: never
          import_id?: number | null
          is_example?: boolean
          kind?: string
          name?: string | null
          opens?: string | null
          state?: Database["public"]["Enums"]["facility_state"]
          town_code?: string
          version?: number
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Relationships: [
          {
            foreignKeyName: "circle_facilities_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "circle_facilities_town_code_import_id_fkey"
            columns: ["town_code", "import_id"]
            referencedRelation: "circle_imports"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      circle_imports: {
        Row: {
          as_of: string | null
          counts: NonNullable<Json>
          id: number
          kind: string
          loaded_at: string
          name: string
          sha256: string | null
          source: string | null
          town_code: string
        }
        Insert: {
          as_of?: string | null
          counts?: NonNullable<Json>
          id?: never
          kind: string
          loaded_at?: string
          name: string
          sha256?: string | null
          source?: string | null
          town_code: string
        }
        Update: {
          as_of?: string | null
          counts?: NonNullable<Json>
          id?: never
          kind?: string
          loaded_at?: string
          name?: string
          sha256?: string | null
          source?: string | null
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "circle_imports_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "circle_imports_town_code_source_fkey"
            columns: ["town_code", "source"]
            referencedRelation: "sources"
            referencedColumns: ["town_code", "slug"]
          },
        ]
      }
      circle_kinds_without_site: {
        Row: {
          kind: string
          town_code: string
        }
        Insert: {
          kind: string
          town_code: string
        }
        Update: {
          kind?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "circle_kinds_without_site_town_code_kind_fkey"
            columns: ["town_code", "kind"]
            referencedRelation: "kinds"
            referencedColumns: ["town_code", "code"]
          },
        ]
      }
      circle_opening_stages: {
        Row: {
          lifecycle: string
          stage: string
          town_code: string
        }
        Insert: {
          lifecycle: string
          stage: string
          town_code: string
        }
        Update: {
          lifecycle?: string
          stage?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "circle_opening_stages_town_code_lifecycle_stage_fkey"
            columns: ["town_code", "lifecycle", "stage"]
            referencedRelation: "stages"
            referencedColumns: ["town_code", "lifecycle", "code"]
          },
        ]
      }
      compound_small_counts: {
        Row: {
          ages: NonNullable<Json>
          compound_id: number
          population: number | null
          town_code: string
        }
        Insert: {
          ages: NonNullable<Json>
          compound_id: number
          population?: number | null
          town_code: string
        }
        Update: {
          ages?: NonNullable<Json>
          compound_id?: number
          population?: number | null
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "compound_small_counts_town_code_compound_id_fkey"
            columns: ["town_code", "compound_id"]
            referencedRelation: "compounds"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      compounds: {
        Row: {
          ages: NonNullable<Json>
          code: string
          geom: unknown
          id: number
          import_id: number | null
          is_example: boolean
          name: string | null
          population: number | null
          residential_m2: number | null
          suppressed: boolean
          town_code: string
          version: number
          visibility: Database["public"]["Enums"]["visibility"]
        }
        Insert: {
          ages?: NonNullable<Json>
          code: string
          geom: unknown
          id?: never
          import_id?: number | null
          is_example?: boolean
          name?: string | null
          population?: number | null
          residential_m2?: number | null
          suppressed?: boolean
          town_code: string
          version?: number
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Update: {
          ages?: NonNullable<Json>
          code?: string
          geom?: unknown
          id?: never
          import_id?: number | null
          is_example?: boolean
          name?: string | null
          population?: number | null
          residential_m2?: number | null
          suppressed?: boolean
          town_code?: string
          version?: number
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Relationships: [
          {
            foreignKeyName: "compounds_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "compounds_town_code_import_id_fkey"
            columns: ["town_code", "import_id"]
            referencedRelation: "circle_imports"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      feature_circle_kinds: {
        Row: {
          feature_id: number
          kind: string
          town_code: string
          unless_told: Database["public"]["Enums"]["facility_state"]
        }
        Insert: {
          feature_id: number
          kind: string
          town_code: string
          unless_told?: Database["public"]["Enums"]["facility_state"]
        }
        Update: {
          feature_id?: number
          kind?: string
          town_code?: string
          unless_told?: Database["public"]["Enums"]["facility_state"]
        }
        Relationships: [
          {
            foreignKeyName: "feature_circle_kinds_town_code_feature_id_fkey"
            columns: ["town_code", "feature_id"]
            referencedRelation: "features"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      feature_facts: {
        Row: {
          as_of: string
          code: string
          counts_people: boolean
          feature_id: number
          name: NonNullable<Json>
          out_of: number | null
          precision: Database["public"]["Enums"]["date_precision"]
          qualifier: Json | null
          section: string
          seq: number
          source: string
          suppressed: boolean
          text: Json | null
          town_code: string
          unit: Json | null
          value: number | null
          visibility: Database["public"]["Enums"]["visibility"]
        }
        Insert: {
          as_of: string
          code: string
          counts_people?: boolean
          feature_id: number
          name: NonNullable<Json>
          out_of?: number | null
          precision: Database["public"]["Enums"]["date_precision"]
          qualifier?: Json | null
          section: string
          seq: number
          source: string
          suppressed?: boolean
          text?: Json | null
          town_code: string
          unit?: Json | null
          value?: number | null
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Update: {
          as_of?: string
          code?: string
          counts_people?: boolean
          feature_id?: number
          name?: NonNullable<Json>
          out_of?: number | null
          precision?: Database["public"]["Enums"]["date_precision"]
          qualifier?: Json | null
          section?: string
          seq?: number
          source?: string
          suppressed?: boolean
          text?: Json | null
          town_code?: string
          unit?: Json | null
          value?: number | null
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Relationships: [
          {
            foreignKeyName: "feature_facts_town_code_feature_id_fkey"
            columns: ["town_code", "feature_id"]
            referencedRelation: "features"
            referencedColumns: ["town_code", "id"]
          },
          {
            foreignKeyName: "feature_facts_town_code_source_section_fkey"
            columns: ["town_code", "source", "section"]
            referencedRelation: "source_sections"
            referencedColumns: ["town_code", "source", "code"]
          },
        ]
      }
      feature_relations: {
        Row: {
          feature_id: number
          other_id: number
          relation: string
          town_code: string
        }
        Insert: {
          feature_id: number
          other_id: number
          relation: string
          town_code: string
        }
        Update: {
          feature_id?: number
          other_id?: number
          relation?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "feature_relations_town_code_feature_id_fkey"
            columns: ["town_code", "feature_id"]
            referencedRelation: "features"
            referencedColumns: ["town_code", "id"]
          },
          {
            foreignKeyName: "feature_relations_town_code_other_id_fkey"
            columns: ["town_code", "other_id"]
            referencedRelation: "features"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      feature_remarks: {
        Row: {
          feature_id: number
          kind: Database["public"]["Enums"]["remark_kind"]
          seq: number
          text: NonNullable<Json>
          town_code: string
        }
        Insert: {
          feature_id: number
          kind: Database["public"]["Enums"]["remark_kind"]
          seq: number
          text: NonNullable<Json>
          town_code: string
        }
        Update: {
          feature_id?: number
          kind?: Database["public"]["Enums"]["remark_kind"]
          seq?: number
          text?: NonNullable<Json>
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "feature_remarks_town_code_feature_id_fkey"
            columns: ["town_code", "feature_id"]
            referencedRelation: "features"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      features: {
        Row: {
          accuracy_m: number | null
          address: Json | null
          aliases: string[]
          basis: NonNullable<Json>
          class: Database["public"]["Enums"]["feature_class"]
          corrected_at: string | null
          geom: unknown
          id: number
          indicators: string[]
          is_example: boolean
          kind: string
          lifecycle: string | null
          name: NonNullable<Json>
          place_document: string | null
          place_system: string | null
          section: string
          slug: string
          source: string
          summary: NonNullable<Json>
          theme: string
          town_code: string
          version: number
          visibility: Database["public"]["Enums"]["visibility"]
        }
        Insert: {
          accuracy_m?: number | null
          address?: Json | null
          aliases?: string[]
          basis: NonNullable<Json>
          class: Database["public"]["Enums"]["feature_class"]
          corrected_at?: string | null
          geom?: unknown
          id?: never
          indicators?: string[]
          is_example?: boolean
          kind: string
          lifecycle?: string | null
          name: NonNullable<Json>
          place_document?: string | null
          place_system?: string | null
          section: string
          slug: string
          source: string
          summary: NonNullable<Json>
          theme: string
          town_code: string
          version?: number
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Update: {
          accuracy_m?: number | null
          address?: Json | null
          aliases?: string[]
          basis?: NonNullable<Json>
          class?: Database["public"]["Enums"]["feature_class"]
          corrected_at?: string | null
          geom?: unknown
          id?: never
          indicators?: string[]
          is_example?: boolean
          kind?: string
          lifecycle?: string | null
          name?: NonNullable<Json>
          place_document?: string | null
          place_system?: string | null
          section?: string
          slug?: string
          source?: string
          summary?: NonNullable<Json>
          theme?: string
          town_code?: string
          version?: number
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Relationships: [
          {
            foreignKeyName: "features_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "features_town_code_kind_fkey"
            columns: ["town_code", "kind"]
            referencedRelation: "kinds"
            referencedColumns: ["town_code", "code"]
          },
          {
            foreignKeyName: "features_town_code_lifecycle_fkey"
            columns: ["town_code", "lifecycle"]
            referencedRelation: "lifecycles"
            referencedColumns: ["town_code", "code"]
          },
          {
            foreignKeyName: "features_town_code_source_section_fkey"
            columns: ["town_code", "source", "section"]
            referencedRelation: "source_sections"
            referencedColumns: ["town_code", "source", "code"]
          },
          {
            foreignKeyName: "features_town_code_theme_fkey"
            columns: ["town_code", "theme"]
            referencedRelation: "themes"
            referencedColumns: ["town_code", "code"]
          },
        ]
      }
      finding_steps: {
        Row: {
          date: string
          done_by: string | null
          finding_id: number
          id: number
          note: Json | null
          recorded_at: string
          state: Database["public"]["Enums"]["finding_state"]
          town_code: string
        }
        Insert: {
          date: string
          done_by?: string | null
          finding_id: number
          id?: never
          note?: Json | null
          recorded_at?: string
          state: Database["public"]["Enums"]["finding_state"]
          town_code: string
        }
        Update: {
          date?: string
          done_by?: string | null
          finding_id?: number
          id?: never
          note?: Json | null
          recorded_at?: string
          state?: Database["public"]["Enums"]["finding_state"]
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "finding_steps_town_code_finding_id_fkey"
            columns: ["town_code", "finding_id"]
            referencedRelation: "patrol_findings"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      geometry_imports: {
        Row: {
          accuracy_m: number
          axis_order: string
          class: Database["public"]["Enums"]["feature_class"]
          committed_at: string | null
          committed_by_email: string | null
          control_points: number | null
          counts: NonNullable<Json>
          document: string
          error_m: number
          file_bytes: number
          file_format: string
          file_name: string
          file_sha256: string
          id: number
          kind: string
          layer: string
          lifecycle: string | null
          match_by: string
          method: string
          started_at: string
          started_by: string | null
          started_by_email: string | null
          state: string
          system: string
          theme: string
          town_code: string
          undone_at: string | null
          undone_by_email: string | null
          undone_reason: string | null
          visibility: Database["public"]["Enums"]["visibility"]
        }
        Insert: {
          accuracy_m: number
          axis_order: string
          class: Database["public"]["Enums"]["feature_class"]
          committed_at?: string | null
          committed_by_email?: string | null
          control_points?: number | null
          counts?: NonNullable<Json>
          document: string
          error_m: number
          file_bytes: number
          file_format: string
          file_name: string
          file_sha256: string
          id?: never
          kind: string
          layer: string
          lifecycle?: string | null
          match_by: string
          method: string
          started_at?: string
          started_by?: string | null
          started_by_email?: string | null
          state?: string
          system: string
          theme: string
          town_code: string
          undone_at?: string | null
          undone_by_email?: string | null
          undone_reason?: string | null
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Update: {
          accuracy_m?: number
          axis_order?: string
          class?: Database["public"]["Enums"]["feature_class"]
          committed_at?: string | null
          committed_by_email?: string | null
          control_points?: number | null
          counts?: NonNullable<Json>
          document?: string
          error_m?: number
          file_bytes?: number
          file_format?: string
          file_name?: string
          file_sha256?: string
          id?: never
          kind?: string
          layer?: string
          lifecycle?: string | null
          match_by?: string
          method?: string
          started_at?: string
          started_by?: string | null
          started_by_email?: string | null
          state?: string
          system?: string
          theme?: string
          town_code?: string
          undone_at?: string | null
          undone_by_email?: string | null
          undone_reason?: string | null
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Relationships: [
          {
            foreignKeyName: "geometry_imports_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "geometry_imports_town_code_kind_fkey"
            columns: ["town_code", "kind"]
            referencedRelation: "kinds"
            referencedColumns: ["town_code", "code"]
          },
          {
            foreignKeyName: "geometry_imports_town_code_lifecycle_fkey"
            columns: ["town_code", "lifecycle"]
            referencedRelation: "lifecycles"
            referencedColumns: ["town_code", "code"]
          },
          {
            foreignKeyName: "geometry_imports_town_code_theme_fkey"
            columns: ["town_code", "theme"]
            referencedRelation: "themes"
            referencedColumns: ["town_code", "code"]
          },
        ]
      }
      import_mappings: {
        Row: {
          headings: string
          mapping: NonNullable<Json>
          remembered_at: string
          town_code: string
        }
        Insert: {
          headings: string
          mapping: NonNullable<Json>
          remembered_at?: string
          town_code: string
        }
        Update: {
          headings?: string
          mapping?: NonNullable<Json>
          remembered_at?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "import_mappings_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
        ]
      }
      imported_ground: {
        Row: {
          features: NonNullable<Json>
          geom: unknown
          import_id: number
          layer: string
          town_code: string
        }
        Insert: {
          features: NonNullable<Json>
          geom: unknown
          import_id: number
          layer: string
          town_code: string
        }
        Update: {
          features?: NonNullable<Json>
          geom?: unknown
          import_id?: number
          layer?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "imported_ground_town_code_import_id_fkey"
            columns: ["town_code", "import_id"]
            referencedRelation: "circle_imports"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      indicator_remarks: {
        Row: {
          indicator: string
          kind: Database["public"]["Enums"]["remark_kind"]
          seq: number
          text: NonNullable<Json>
          town_code: string
        }
        Insert: {
          indicator: string
          kind: Database["public"]["Enums"]["remark_kind"]
          seq: number
          text: NonNullable<Json>
          town_code: string
        }
        Update: {
          indicator?: string
          kind?: Database["public"]["Enums"]["remark_kind"]
          seq?: number
          text?: NonNullable<Json>
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "indicator_remarks_town_code_indicator_fkey"
            columns: ["town_code", "indicator"]
            referencedRelation: "indicators"
            referencedColumns: ["town_code", "code"]
          },
        ]
      }
      indicator_values: {
        Row: {
          change_unit: string | null
          change_value: number | null
          commitment: Database["public"]["Enums"]["commitment"] | null
          derived: boolean
          indicator: string
          kind: Database["public"]["Enums"]["event_kind"]
          measure: string
          operator: string
          period: Json | null
          qualifier: Json | null
          rank: Json | null
          section: string
          source: string
          suppressed: boolean
          text: Json | null
          town_code: string
          value: number | null
          year: number
        }
        Insert: {
          change_unit?: string | null
          change_value?: number | null
          commitment?: Database["public"]["Enums"]["commitment"] | null
          derived?: boolean
          indicator: string
          kind: Database["public"]["Enums"]["event_kind"]
          measure?: string
          operator?: string
          period?: Json | null
          qualifier?: Json | null
          rank?: Json | null
          section: string
          source: string
          suppressed?: boolean
          text?: Json | null
          town_code: string
          value?: number | null
          year: number
        }
        Update: {
          change_unit?: string | null
          change_value?: number | null
          commitment?: Database["public"]["Enums"]["commitment"] | null
          derived?: boolean
          indicator?: string
          kind?: Database["public"]["Enums"]["event_kind"]
          measure?: string
          operator?: string
          period?: Json | null
          qualifier?: Json | null
          rank?: Json | null
          section?: string
          source?: string
          suppressed?: boolean
          text?: Json | null
          town_code?: string
          value?: number | null
          year?: number
        }
        Relationships: [
          {
            foreignKeyName: "indicator_values_town_code_indicator_fkey"
            columns: ["town_code", "indicator"]
            referencedRelation: "indicators"
            referencedColumns: ["town_code", "code"]
          },
          {
            foreignKeyName: "indicator_values_town_code_source_section_fkey"
            columns: ["town_code", "source", "section"]
            referencedRelation: "source_sections"
            referencedColumns: ["town_code", "source", "code"]
          },
        ]
      }
      indicators: {
        Row: {
          code: string
          counts_people: boolean
          name: NonNullable<Json>
          seq: number
          theme: string
          town_code: string
          unit: Json | null
        }
        Insert: {
          code: string
          counts_people?: boolean
          name: NonNullable<Json>
          seq: number
          theme: string
          town_code: string
          unit?: Json | null
        }
        Update: {
          code?: string
          counts_people?: boolean
          name?: NonNullable<Json>
          seq?: number
          theme?: string
          town_code?: string
          unit?: Json | null
        }
        Relationships: [
          {
            foreignKeyName: "indicators_town_code_theme_fkey"
            columns: ["town_code", "theme"]
            referencedRelation: "themes"
            referencedColumns: ["town_code", "code"]
          },
        ]
      }
      kinds: {
        Row: {
          code: string
          name: NonNullable<Json>
          seq: number
          symbol: string
          town_code: string
        }
        Insert: {
          code: string
          name: NonNullable<Json>
          seq: number
          symbol: string
          town_code: string
        }
        Update: {
          code?: string
          name?: NonNullable<Json>
          seq?: number
          symbol?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "kinds_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
        ]
      }
      lifecycles: {
        Row: {
          code: string
          name: NonNullable<Json>
          seq: number
          source: NonNullable<Json>
          town_code: string
        }
        Insert: {
          code: string
          name: NonNullable<Json>
          seq: number
          source: NonNullable<Json>
          town_code: string
        }
        Update: {
          code?: string
          name?: NonNullable<Json>
          seq?: number
          source?: NonNullable<Json>
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "lifecycles_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
        ]
      }
      milestone_dues: {
        Row: {
          due: string
          id: number
          milestone_id: number
          precision: Database["public"]["Enums"]["date_precision"]
          recorded_at: string
          town_code: string
        }
        Insert: {
          due: string
          id?: never
          milestone_id: number
          precision: Database["public"]["Enums"]["date_precision"]
          recorded_at?: string
          town_code: string
        }
        Update: {
          due?: string
          id?: never
          milestone_id?: number
          precision?: Database["public"]["Enums"]["date_precision"]
          recorded_at?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "milestone_dues_town_code_milestone_id_fkey"
            columns: ["town_code", "milestone_id"]
            referencedRelation: "milestones"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      milestones: {
        Row: {
          document: string | null
          done_on: string | null
          due: string
          feature_id: number
          from_event: number | null
          id: number
          note: Json | null
          precision: Database["public"]["Enums"]["date_precision"]
          recorded_at: string
          title: NonNullable<Json>
          town_code: string
          unit: string | null
          version: number
          visibility: Database["public"]["Enums"]["visibility"]
          withdrawn_at: string | null
        }
        Insert: {
          document?: string | null
          done_on?: string | null
          due: string
          feature_id: number
          from_event?: number | null
          id?: never
          note?: Json | null
          precision: Database["public"]["Enums"]["date_precision"]
          recorded_at?: string
          title: NonNullable<Json>
          town_code: string
          unit?: string | null
          version?: number
          visibility?: Database["public"]["Enums"]["visibility"]
          withdrawn_at?: string | null
        }
        Update: {
          document?: string | null
          done_on?: string | null
          due?: string
          feature_id?: number
          from_event?: number | null
          id?: never
          note?: Json | null
          precision?: Database["public"]["Enums"]["date_precision"]
          recorded_at?: string
          title?: NonNullable<Json>
          town_code?: string
          unit?: string | null
          version?: number
          visibility?: Database["public"]["Enums"]["visibility"]
          withdrawn_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "milestones_town_code_feature_id_fkey"
            columns: ["town_code", "feature_id"]
            referencedRelation: "features"
            referencedColumns: ["town_code", "id"]
          },
          {
            foreignKeyName: "milestones_town_code_from_event_fkey"
            columns: ["town_code", "from_event"]
            referencedRelation: "status_events"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      outfall_events: {
        Row: {
          accepted_by: Json | null
          date: string
          evidence: NonNullable<Json>
          id: number
          note: Json | null
          outfall_id: number
          recorded_at: string
          state: Database["public"]["Enums"]["outfall_state"]
          town_code: string
        }
        Insert: {
          accepted_by?: Json | null
          date: string
          evidence?: NonNullable<Json>
          id?: never
          note?: Json | null
          outfall_id: number
          recorded_at?: string
          state: Database["public"]["Enums"]["outfall_state"]
          town_code: string
        }
        Update: {
          accepted_by?: Json | null
          date?: string
          evidence?: NonNullable<Json>
          id?: never
          note?: Json | null
          outfall_id?: number
          recorded_at?: string
          state?: Database["public"]["Enums"]["outfall_state"]
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "outfall_events_town_code_outfall_id_fkey"
            columns: ["town_code", "outfall_id"]
            referencedRelation: "outfalls"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      outfalls: {
        Row: {
          accuracy_m: number | null
          basis: NonNullable<Json>
          form_id: string | null
          geom: unknown
          id: number
          is_example: boolean
          name: NonNullable<Json>
          river: string
          slug: string
          town_code: string
          version: number
          visibility: Database["public"]["Enums"]["visibility"]
        }
        Insert: {
          accuracy_m?: number | null
          basis: NonNullable<Json>
          form_id?: string | null
          geom?: unknown
          id?: never
          is_example?: boolean
          name: NonNullable<Json>
          river: string
          slug: string
          town_code: string
          version?: number
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Update: {
          accuracy_m?: number | null
          basis?: NonNullable<Json>
          form_id?: string | null
          geom?: unknown
          id?: never
          is_example?: boolean
          name?: NonNullable<Json>
          river?: string
          slug?: string
          town_code?: string
          version?: number
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Relationships: [
          {
            foreignKeyName: "outfalls_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "outfalls_town_code_river_fkey"
            columns: ["town_code", "river"]
            referencedRelation: "rivers"
            referencedColumns: ["town_code", "slug"]
          },
        ]
      }
      parcels: {
        Row: {
          area_m2: number | null
          class: Database["public"]["Enums"]["feature_class"]
          density_pct: number | null
          far: number | null
          feature_id: number
          gfa_m2: number | null
          green_pct: number | null
          height_m: number | null
          land_use_local: string | null
          land_use_national: string | null
          parcel_no: string | null
          plan_version: string | null
          section: string
          source: string
          town_code: string
        }
        Insert: {
          area_m2?: number | null
          class?: Database["public"]["Enums"]["feature_class"]
          density_pct?: number | null
          far?: number | null
          feature_id: number
          gfa_m2?: number | null
          green_pct?: number | null
          height_m?: number | null
          land_use_local?: string | null
          land_use_national?: string | null
          parcel_no?: string | null
          plan_version?: string | null
          section: string
          source: string
          town_code: string
        }
        Update: {
          area_m2?: number | null
          class?: Database["public"]["Enums"]["feature_class"]
          density_pct?: number | null
          far?: number | null
          feature_id?: number
          gfa_m2?: number | null
          green_pct?: number | null
          height_m?: number | null
          land_use_local?: string | null
          land_use_national?: string | null
          parcel_no?: string | null
          plan_version?: string | null
          section?: string
          source?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "parcels_town_code_feature_id_class_fkey"
            columns: ["town_code", "feature_id", "class"]
            referencedRelation: "features"
            referencedColumns: ["town_code", "id", "class"]
          },
          {
            foreignKeyName: "parcels_town_code_source_section_fkey"
            columns: ["town_code", "source", "section"]
            referencedRelation: "source_sections"
            referencedColumns: ["town_code", "source", "code"]
          },
        ]
      }
      patrol_findings: {
        Row: {
          accuracy_m: number | null
          description: NonNullable<Json>
          form_id: string | null
          geom: unknown
          id: number
          kind: string
          patrol_id: number
          town_code: string
        }
        Insert: {
          accuracy_m?: number | null
          description: NonNullable<Json>
          form_id?: string | null
          geom?: unknown
          id?: never
          kind: string
          patrol_id: number
          town_code: string
        }
        Update: {
          accuracy_m?: number | null
          description?: NonNullable<Json>
          form_id?: string | null
          geom?: unknown
          id?: never
          kind?: string
          patrol_id?: number
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "patrol_findings_town_code_patrol_id_fkey"
            columns: ["town_code", "patrol_id"]
            referencedRelation: "patrols"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      patrols: {
        Row: {
          chief_level: Database["public"]["Enums"]["section_level"]
          chief_title: NonNullable<Json>
          distance_m: number | null
          ended_at: string
          form_id: string | null
          id: number
          is_example: boolean
          observations: NonNullable<Json>
          patroller: string | null
          river: string
          started_at: string
          town_code: string
          track: unknown
        }
        Insert: {
          chief_level: Database["public"]["Enums"]["section_level"]
          chief_title: NonNullable<Json>
          distance_m?: number | null
          ended_at: string
          form_id?: string | null
          id?: never
          is_example?: boolean
          observations?: NonNullable<Json>
          patroller?: string | null
          river: string
          started_at: string
          town_code: string
          track?: unknown
        }
        Update: {
          chief_level?: Database["public"]["Enums"]["section_level"]
          chief_title?: NonNullable<Json>
          distance_m?: number | null
          ended_at?: string
          form_id?: string | null
          id?: never
          is_example?: boolean
          observations?: NonNullable<Json>
          patroller?: string | null
          river?: string
          started_at?: string
          town_code?: string
          track?: unknown
        }
        Relationships: [
          {
            foreignKeyName: "patrols_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "patrols_town_code_river_fkey"
            columns: ["town_code", "river"]
            referencedRelation: "rivers"
            referencedColumns: ["town_code", "slug"]
          },
        ]
      }
      photos: {
        Row: {
          bytes: number
          checked_at: string | null
          finding_id: number | null
          height: number
          media_type: string
          name: string
          outfall_event_id: number | null
          place: unknown
          recorded_at: string
          sha256: string
          step_id: number | null
          taken_at: string | null
          town_code: string
          visibility: Database["public"]["Enums"]["visibility"]
          width: number
        }
        Insert: {
          bytes: number
          checked_at?: string | null
          finding_id?: number | null
          height: number
          media_type: string
          name: string
          outfall_event_id?: number | null
          place?: unknown
          recorded_at?: string
          sha256: string
          step_id?: number | null
          taken_at?: string | null
          town_code: string
          visibility?: Database["public"]["Enums"]["visibility"]
          width: number
        }
        Update: {
          bytes?: number
          checked_at?: string | null
          finding_id?: number | null
          height?: number
          media_type?: string
          name?: string
          outfall_event_id?: number | null
          place?: unknown
          recorded_at?: string
          sha256?: string
          step_id?: number | null
          taken_at?: string | null
          town_code?: string
          visibility?: Database["public"]["Enums"]["visibility"]
          width?: number
        }
        Relationships: [
          {
            foreignKeyName: "photos_town_code_finding_id_fkey"
            columns: ["town_code", "finding_id"]
            referencedRelation: "patrol_findings"
            referencedColumns: ["town_code", "id"]
          },
          {
            foreignKeyName: "photos_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "photos_town_code_outfall_event_id_fkey"
            columns: ["town_code", "outfall_event_id"]
            referencedRelation: "outfall_events"
            referencedColumns: ["town_code", "id"]
          },
          {
            foreignKeyName: "photos_town_code_step_id_fkey"
            columns: ["town_code", "step_id"]
            referencedRelation: "finding_steps"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      programmes: {
        Row: {
          indicators: string[]
          kind: string
          name: NonNullable<Json>
          promised: Json | null
          reported: Json | null
          section: string
          seq: number
          slug: string
          source: string
          summary: NonNullable<Json>
          theme: string
          town_code: string
        }
        Insert: {
          indicators?: string[]
          kind: string
          name: NonNullable<Json>
          promised?: Json | null
          reported?: Json | null
          section: string
          seq: number
          slug: string
          source: string
          summary: NonNullable<Json>
          theme: string
          town_code: string
        }
        Update: {
          indicators?: string[]
          kind?: string
          name?: NonNullable<Json>
          promised?: Json | null
          reported?: Json | null
          section?: string
          seq?: number
          slug?: string
          source?: string
          summary?: NonNullable<Json>
          theme?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "programmes_town_code_source_section_fkey"
            columns: ["town_code", "source", "section"]
            referencedRelation: "source_sections"
            referencedColumns: ["town_code", "source", "code"]
          },
          {
            foreignKeyName: "programmes_town_code_theme_fkey"
            columns: ["town_code", "theme"]
            referencedRelation: "themes"
            referencedColumns: ["town_code", "code"]
          },
        ]
      }
      proposals: {
        Row: {
          base: number | null
          before: NonNullable<Json>
          comment: string | null
          decided_at: string | null
          decided_by: string | null
          decided_by_email: string | null
          feature_id: number
          id: number
          kind: string
          payload: NonNullable<Json>
          proposed_at: string
          proposer: string
          proposer_email: string
          state: string
          town_code: string
          version: number
          why: string
        }
        Insert: {
          base?: number | null
          before: NonNullable<Json>
          comment?: string | null
          decided_at?: string | null
          decided_by?: string | null
          decided_by_email?: string | null
          feature_id: number
          id?: never
          kind: string
          payload: NonNullable<Json>
          proposed_at?: string
          proposer: string
          proposer_email: string
          state?: string
          town_code: string
          version?: number
          why: string
        }
        Update: {
          base?: number | null
          before?: NonNullable<Json>
          comment?: string | null
          decided_at?: string | null
          decided_by?: string | null
          decided_by_email?: string | null
          feature_id?: number
          id?: never
          kind?: string
          payload?: NonNullable<Json>
          proposed_at?: string
          proposer?: string
          proposer_email?: string
          state?: string
          town_code?: string
          version?: number
          why?: string
        }
        Relationships: [
          {
            foreignKeyName: "proposals_town_code_feature_id_fkey"
            columns: ["town_code", "feature_id"]
            referencedRelation: "features"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      recent_changes: {
        Row: {
          edition: number
          record: string
          theme: string
          town_code: string
          visibility: Database["public"]["Enums"]["visibility"]
        }
        Insert: {
          edition: number
          record: string
          theme: string
          town_code: string
          visibility: Database["public"]["Enums"]["visibility"]
        }
        Update: {
          edition?: number
          record?: string
          theme?: string
          town_code?: string
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Relationships: []
      }
      rivers: {
        Row: {
          accuracy_m: number | null
          basis: NonNullable<Json>
          geom: unknown
          is_example: boolean
          name: NonNullable<Json>
          seq: number
          slug: string
          town_code: string
        }
        Insert: {
          accuracy_m?: number | null
          basis: NonNullable<Json>
          geom?: unknown
          is_example?: boolean
          name: NonNullable<Json>
          seq: number
          slug: string
          town_code: string
        }
        Update: {
          accuracy_m?: number | null
          basis?: NonNullable<Json>
          geom?: unknown
          is_example?: boolean
          name?: NonNullable<Json>
          seq?: number
          slug?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "rivers_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
        ]
      }
      sample_origins: {
        Row: {
          file: string | null
          file_sha256: string | null
          sample_id: number
          sampler: string | null
          town_code: string
        }
        Insert: {
          file?: string | null
          file_sha256?: string | null
          sample_id: number
          sampler?: string | null
          town_code: string
        }
        Update: {
          file?: string | null
          file_sha256?: string | null
          sample_id?: number
          sampler?: string | null
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "sample_origins_town_code_sample_id_fkey"
            columns: ["town_code", "sample_id"]
            referencedRelation: "water_samples"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      sample_reviews: {
        Row: {
          actor: string | null
          actor_email: string | null
          from_state: Database["public"]["Enums"]["review_state"] | null
          id: number
          reason: string | null
          recorded_at: string
          sample_id: number
          to_state: Database["public"]["Enums"]["review_state"] | null
          town_code: string
        }
        Insert: {
          actor?: string | null
          actor_email?: string | null
          from_state?: Database["public"]["Enums"]["review_state"] | null
          id?: never
          reason?: string | null
          recorded_at?: string
          sample_id: number
          to_state?: Database["public"]["Enums"]["review_state"] | null
          town_code: string
        }
        Update: {
          actor?: string | null
          actor_email?: string | null
          from_state?: Database["public"]["Enums"]["review_state"] | null
          id?: never
          reason?: string | null
          recorded_at?: string
          sample_id?: number
          to_state?: Database["public"]["Enums"]["review_state"] | null
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "sample_reviews_town_code_sample_id_fkey"
            columns: ["town_code", "sample_id"]
            referencedRelation: "water_samples"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      section_suspensions: {
        Row: {
          from_date: string
          reason: NonNullable<Json>
          section_id: number
          to_date: string | null
          town_code: string
        }
        Insert: {
          from_date: string
          reason: NonNullable<Json>
          section_id: number
          to_date?: string | null
          town_code: string
        }
        Update: {
          from_date?: string
          reason?: NonNullable<Json>
          section_id?: number
          to_date?: string | null
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "section_suspensions_town_code_section_id_fkey"
            columns: ["town_code", "section_id"]
            referencedRelation: "water_sections"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      small_counts: {
        Row: {
          fact: string | null
          feature_id: number | null
          indicator: string | null
          kind: Database["public"]["Enums"]["event_kind"] | null
          town_code: string
          value: number
          year: number | null
        }
        Insert: {
          fact?: string | null
          feature_id?: number | null
          indicator?: string | null
          kind?: Database["public"]["Enums"]["event_kind"] | null
          town_code: string
          value: number
          year?: number | null
        }
        Update: {
          fact?: string | null
          feature_id?: number | null
          indicator?: string | null
          kind?: Database["public"]["Enums"]["event_kind"] | null
          town_code?: string
          value?: number
          year?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "small_counts_town_code_feature_id_fact_fkey"
            columns: ["town_code", "feature_id", "fact"]
            referencedRelation: "feature_facts"
            referencedColumns: ["town_code", "feature_id", "code"]
          },
          {
            foreignKeyName: "small_counts_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "small_counts_town_code_indicator_year_kind_fkey"
            columns: ["town_code", "indicator", "year", "kind"]
            referencedRelation: "indicator_values"
            referencedColumns: ["town_code", "indicator", "year", "kind"]
          },
        ]
      }
      source_notes: {
        Row: {
          kind: string
          name: NonNullable<Json>
          section: string
          seq: number
          slug: string
          source: string
          text: NonNullable<Json>
          town_code: string
        }
        Insert: {
          kind: string
          name: NonNullable<Json>
          section: string
          seq: number
          slug: string
          source: string
          text: NonNullable<Json>
          town_code: string
        }
        Update: {
          kind?: string
          name?: NonNullable<Json>
          section?: string
          seq?: number
          slug?: string
          source?: string
          text?: NonNullable<Json>
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "source_notes_town_code_source_section_fkey"
            columns: ["town_code", "source", "section"]
            referencedRelation: "source_sections"
            referencedColumns: ["town_code", "source", "code"]
          },
        ]
      }
      source_sections: {
        Row: {
          code: string
          name: NonNullable<Json>
          seq: number
          source: string
          town_code: string
        }
        Insert: {
          code: string
          name: NonNullable<Json>
          seq: number
          source: string
          town_code: string
        }
        Update: {
          code?: string
          name?: NonNullable<Json>
          seq?: number
          source?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "source_sections_town_code_source_fkey"
            columns: ["town_code", "source"]
            referencedRelation: "sources"
            referencedColumns: ["town_code", "slug"]
          },
        ]
      }
      sources: {
        Row: {
          author: Json | null
          how_read: NonNullable<Json>
          kind: string
          licence: Json | null
          missing: NonNullable<Json>
          occasion: Json | null
          period: Json | null
          published_on: string | null
          slug: string
          title: NonNullable<Json>
          town_code: string
        }
        Insert: {
          author?: Json | null
          how_read: NonNullable<Json>
          kind: string
          licence?: Json | null
          missing?: NonNullable<Json>
          occasion?: Json | null
          period?: Json | null
          published_on?: string | null
          slug: string
          title: NonNullable<Json>
          town_code: string
        }
        Update: {
          author?: Json | null
          how_read?: NonNullable<Json>
          kind?: string
          licence?: Json | null
          missing?: NonNullable<Json>
          occasion?: Json | null
          period?: Json | null
          published_on?: string | null
          slug?: string
          title?: NonNullable<Json>
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "sources_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
        ]
      }
      staff_roles: {
        Row: {
          role: string
          town_code: string
          user_id: string
        }
        Insert: {
          role: string
          town_code: string
          user_id: string
        }
        Update: {
          role?: string
          town_code?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "staff_roles_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
        ]
      }
      stage_requirements: {
        Row: {
          choices: Json | null
          field: string
          kind: string
          lifecycle: string
          name: NonNullable<Json>
          seq: number
          stage: string
          town_code: string
          unit: Json | null
        }
        Insert: {
          choices?: Json | null
          field: string
          kind: string
          lifecycle: string
          name: NonNullable<Json>
          seq: number
          stage: string
          town_code: string
          unit?: Json | null
        }
        Update: {
          choices?: Json | null
          field?: string
          kind?: string
          lifecycle?: string
          name?: NonNullable<Json>
          seq?: number
          stage?: string
          town_code?: string
          unit?: Json | null
        }
        Relationships: [
          {
            foreignKeyName: "stage_requirements_town_code_lifecycle_stage_fkey"
            columns: ["town_code", "lifecycle", "stage"]
            referencedRelation: "stages"
            referencedColumns: ["town_code", "lifecycle", "code"]
          },
        ]
      }
      stages: {
        Row: {
          code: string
          entry: Json | null
          evidence: Json | null
          lifecycle: string
          name: NonNullable<Json>
          phase: Database["public"]["Enums"]["phase"]
          seq: number
          town_code: string
        }
        Insert: {
          code: string
          entry?: Json | null
          evidence?: Json | null
          lifecycle: string
          name: NonNullable<Json>
          phase: Database["public"]["Enums"]["phase"]
          seq: number
          town_code: string
        }
        Update: {
          code?: string
          entry?: Json | null
          evidence?: Json | null
          lifecycle?: string
          name?: NonNullable<Json>
          phase?: Database["public"]["Enums"]["phase"]
          seq?: number
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "stages_town_code_lifecycle_fkey"
            columns: ["town_code", "lifecycle"]
            referencedRelation: "lifecycles"
            referencedColumns: ["town_code", "code"]
          },
        ]
      }
      status_events: {
        Row: {
          commitment: Database["public"]["Enums"]["commitment"] | null
          date: string
          document: string | null
          document_no: string | null
          feature_id: number
          id: number
          kind: Database["public"]["Enums"]["event_kind"]
          lifecycle: string | null
          note: Json | null
          phrase: NonNullable<Json>
          precision: Database["public"]["Enums"]["date_precision"]
          recorded_at: string
          revoked_at: string | null
          section: string
          source: string
          stage: string | null
          town_code: string
          visibility: Database["public"]["Enums"]["visibility"]
        }
        Insert: {
          commitment?: Database["public"]["Enums"]["commitment"] | null
          date: string
          document?: string | null
          document_no?: string | null
          feature_id: number
          id?: never
          kind: Database["public"]["Enums"]["event_kind"]
          lifecycle?: string | null
          note?: Json | null
          phrase: NonNullable<Json>
          precision: Database["public"]["Enums"]["date_precision"]
          recorded_at?: string
          revoked_at?: string | null
          section: string
          source: string
          stage?: string | null
          town_code: string
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Update: {
          commitment?: Database["public"]["Enums"]["commitment"] | null
          date?: string
          document?: string | null
          document_no?: string | null
          feature_id?: number
          id?: never
          kind?: Database["public"]["Enums"]["event_kind"]
          lifecycle?: string | null
          note?: Json | null
          phrase?: NonNullable<Json>
          precision?: Database["public"]["Enums"]["date_precision"]
          recorded_at?: string
          revoked_at?: string | null
          section?: string
          source?: string
          stage?: string | null
          town_code?: string
          visibility?: Database["public"]["Enums"]["visibility"]
        }
        Relationships: [
          {
            foreignKeyName: "status_events_town_code_feature_id_fkey"
            columns: ["town_code", "feature_id"]
            referencedRelation: "features"
            referencedColumns: ["town_code", "id"]
          },
          {
            foreignKeyName: "status_events_town_code_feature_id_lifecycle_fkey"
            columns: ["town_code", "feature_id", "lifecycle"]
            referencedRelation: "features"
            referencedColumns: ["town_code", "id", "lifecycle"]
          },
          {
            foreignKeyName: "status_events_town_code_lifecycle_stage_fkey"
            columns: ["town_code", "lifecycle", "stage"]
            referencedRelation: "stages"
            referencedColumns: ["town_code", "lifecycle", "code"]
          },
          {
            foreignKeyName: "status_events_town_code_source_section_fkey"
            columns: ["town_code", "source", "section"]
            referencedRelation: "source_sections"
            referencedColumns: ["town_code", "source", "code"]
          },
        ]
      }
      status_revocations: {
        Row: {
          event_id: number
          reason: string
          recorded_at: string
          town_code: string
        }
        Insert: {
          event_id: number
          reason: string
          recorded_at?: string
          town_code: string
        }
        Update: {
          event_id?: number
          reason?: string
          recorded_at?: string
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "status_revocations_town_code_event_id_fkey"
            columns: ["town_code", "event_id"]
            referencedRelation: "status_events"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      themes: {
        Row: {
          code: string
          name: NonNullable<Json>
          seq: number
          town_code: string
        }
        Insert: {
          code: string
          name: NonNullable<Json>
          seq: number
          town_code: string
        }
        Update: {
          code?: string
          name?: NonNullable<Json>
          seq?: number
          town_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "themes_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
        ]
      }
      towns: {
        Row: {
          attribution: string[]
          camera: NonNullable<Json>
          code: string
          east: number
          edition: number
          language: string
          map_approval_no: string | null
          margin_m: number
          name: NonNullable<Json>
          north: number
          official_area_km2: number | null
          part_of: Json | null
          reference_dates: NonNullable<Json>
          slug: string
          south: number
          time_zone: string
          water_edition: number
          west: number
        }
        Insert: {
          attribution?: string[]
          camera: NonNullable<Json>
          code: string
          east: number
          edition?: number
          language: string
          map_approval_no?: string | null
          margin_m: number
          name: NonNullable<Json>
          north: number
          official_area_km2?: number | null
          part_of?: Json | null
          reference_dates?: NonNullable<Json>
          slug: string
          south: number
          time_zone: string
          water_edition?: number
          west: number
        }
        Update: {
          attribution?: string[]
          camera?: NonNullable<Json>
          code?: string
          east?: number
          edition?: number
          language?: string
          map_approval_no?: string | null
          margin_m?: number
          name?: NonNullable<Json>
          north?: number
          official_area_km2?: number | null
          part_of?: Json | null
          reference_dates?: NonNullable<Json>
          slug?: string
          south?: number
          time_zone?: string
          water_edition?: number
          west?: number
        }
        Relationships: []
      }
      walking_networks: {
        Row: {
          as_of: string | null
          edges: number
          geom: unknown
          import_id: number | null
          is_example: boolean
          kind: Database["public"]["Enums"]["network_origin"]
          length_m: number
          name: string
          nodes: number
          streets: string
          town_code: string
          version: string
        }
        Insert: {
          as_of?: string | null
          edges: number
          geom: unknown
          import_id?: number | null
          is_example?: boolean
          kind: Database["public"]["Enums"]["network_origin"]
          length_m: number
          name: string
          nodes: number
          streets: string
          town_code: string
          version: string
        }
        Update: {
          as_of?: string | null
          edges?: number
          geom?: unknown
          import_id?: number | null
          is_example?: boolean
          kind?: Database["public"]["Enums"]["network_origin"]
          length_m?: number
          name?: string
          nodes?: number
          streets?: string
          town_code?: string
          version?: string
        }
        Relationships: [
          {
            foreignKeyName: "walking_networks_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "walking_networks_town_code_import_id_fkey"
            columns: ["town_code", "import_id"]
            referencedRelation: "circle_imports"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      water_readings: {
        Row: {
          detection_limit: number | null
          item: string
          reported: string
          sample_id: number
          town_code: string
          value: number | null
        }
        Insert: {
          detection_limit?: never
          item: string
          reported: string
          sample_id: number
          town_code: string
          value?: never
        }
        Update: {
          detection_limit?: never
          item?: string
          reported?: string
          sample_id?: number
          town_code?: string
          value?: never
        }
        Relationships: [
          {
            foreignKeyName: "water_readings_town_code_sample_id_fkey"
            columns: ["town_code", "sample_id"]
            referencedRelation: "water_samples"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      water_river_years: {
        Row: {
          grades: string
          river: string
          town_code: string
          year: number
        }
        Insert: {
          grades: string
          river: string
          town_code: string
          year: number
        }
        Update: {
          grades?: string
          river?: string
          town_code?: string
          year?: number
        }
        Relationships: [
          {
            foreignKeyName: "water_river_years_town_code_river_fkey"
            columns: ["town_code", "river"]
            referencedRelation: "rivers"
            referencedColumns: ["town_code", "slug"]
          },
        ]
      }
      water_samples: {
        Row: {
          date: string
          id: number
          is_example: boolean
          recorded_at: string
          review: Database["public"]["Enums"]["review_state"]
          section_id: number
          town_code: string
          withdrawn_at: string | null
          withdrawn_reason: Json | null
        }
        Insert: {
          date: string
          id?: never
          is_example?: boolean
          recorded_at?: string
          review?: Database["public"]["Enums"]["review_state"]
          section_id: number
          town_code: string
          withdrawn_at?: string | null
          withdrawn_reason?: Json | null
        }
        Update: {
          date?: string
          id?: never
          is_example?: boolean
          recorded_at?: string
          review?: Database["public"]["Enums"]["review_state"]
          section_id?: number
          town_code?: string
          withdrawn_at?: string | null
          withdrawn_reason?: Json | null
        }
        Relationships: [
          {
            foreignKeyName: "water_samples_town_code_section_id_fkey"
            columns: ["town_code", "section_id"]
            referencedRelation: "water_sections"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      water_section_years: {
        Row: {
          annual: string
          classes: string
          section_id: number
          town_code: string
          warnings: string
          year: number
        }
        Insert: {
          annual: string
          classes: string
          section_id: number
          town_code: string
          warnings: string
          year: number
        }
        Update: {
          annual?: string
          classes?: string
          section_id?: number
          town_code?: string
          warnings?: string
          year?: number
        }
        Relationships: [
          {
            foreignKeyName: "water_section_years_town_code_section_id_fkey"
            columns: ["town_code", "section_id"]
            referencedRelation: "water_sections"
            referencedColumns: ["town_code", "id"]
          },
        ]
      }
      water_sections: {
        Row: {
          accuracy_m: number | null
          aliases: string[]
          basis: NonNullable<Json>
          chief_phone: string | null
          chief_title: Json | null
          code: string
          crossing: Json | null
          far_from_river_m: number | null
          geom: unknown
          id: number
          is_example: boolean
          level: Database["public"]["Enums"]["section_level"]
          name: NonNullable<Json>
          river: string
          target_class: Database["public"]["Enums"]["water_target"] | null
          town_code: string
          visibility: Database["public"]["Enums"]["visibility"]
          water_body: Database["public"]["Enums"]["water_body"]
        }
        Insert: {
          accuracy_m?: number | null
          aliases?: string[]
          basis: NonNullable<Json>
          chief_phone?: string | null
          chief_title?: Json | null
          code: string
          crossing?: Json | null
          far_from_river_m?: number | null
          geom?: unknown
          id?: never
          is_example?: boolean
          level: Database["public"]["Enums"]["section_level"]
          name: NonNullable<Json>
          river: string
          target_class?: Database["public"]["Enums"]["water_target"] | null
          town_code: string
          visibility?: Database["public"]["Enums"]["visibility"]
          water_body?: Database["public"]["Enums"]["water_body"]
        }
        Update: {
          accuracy_m?: number | null
          aliases?: string[]
          basis?: NonNullable<Json>
          chief_phone?: string | null
          chief_title?: Json | null
          code?: string
          crossing?: Json | null
          far_from_river_m?: number | null
          geom?: unknown
          id?: never
          is_example?: boolean
          level?: Database["public"]["Enums"]["section_level"]
          name?: NonNullable<Json>
          river?: string
          target_class?: Database["public"]["Enums"]["water_target"] | null
          town_code?: string
          visibility?: Database["public"]["Enums"]["visibility"]
          water_body?: Database["public"]["Enums"]["water_body"]
        }
        Relationships: [
          {
            foreignKeyName: "water_sections_town_code_fkey"
            columns: ["town_code"]
            referencedRelation: "towns"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "water_sections_town_code_river_fkey"
            columns: ["town_code", "river"]
            referencedRelation: "rivers"
            referencedColumns: ["town_code", "slug"]
          },
        ]
      }
    }
    Views: {
      water_limits: {
        Row: {
          class: string | null
          counts: boolean | null
          effective_from: string | null
          effective_to: string | null
          high: number | null
          item: string | null
          low: number | null
          name: Json | null
          seq: number | null
          standard: string | null
          unit: string | null
          water_body: string | null
        }
        Relationships: []
      }
    }
    Functions: {
      add_finding: {
        Args: {
          p_finding: Json
          p_form: string
          p_language: string
          p_patrol: number
          p_photos?: Json
          p_town: string
        }
        Returns: Json
      }
      add_outfall: {
        Args: {
          p_form: string
          p_language: string
          p_outfall: Json
          p_photos?: Json
          p_town: string
        }
        Returns: Json
      }
      assess_water_samples: {
        Args: { p_on?: string; p_samples: Json }
        Returns: Json
      }
      basemap: { Args: { p_town: string }; Returns: Json }
      check_geometry_import: {
        Args: { p_import: number; p_town: string }
        Returns: Json
      }
      check_photo: {
        Args: { p_name: string; p_public: boolean; p_town: string }
        Returns: Json
      }
      circle_coverage_straight: {
        Args: {
          p_as_of?: string
          p_kind: string
          p_limit_m: number
          p_town: string
        }
        Returns: {
          covered: number
          share: number
          total: number
        }[]
      }
      circle_facility_record: {
        Args: { p_id: number; p_town: string }
        Returns: Json
      }
      circle_places: {
        Args: { p_as_of: string; p_town: string }
        Returns: Json
      }
      circle_records: {
        Args: {
          p_count: number
          p_from: number
          p_kinds: string[]
          p_of: string
          p_search: string
          p_town: string
        }
        Returns: Json
      }
      compound_record: { Args: { p_id: number; p_town: string }; Returns: Json }
      decide_proposal: {
        Args: {
          p_approve: boolean
          p_comment: string
          p_id: number
          p_town: string
          p_version: number
        }
        Returns: Json
      }
      feature_record: {
        Args: { p_slug: string; p_town: string }
        Returns: Json
      }
      fill_required: {
        Args: {
          p_feature: string
          p_fields: Json
          p_language: string
          p_town: string
          p_visibility: Database["public"]["Enums"]["visibility"]
        }
        Returns: Json
      }
      finish_milestone: {
        Args: {
          p_document: string
          p_done_on: string
          p_id: number
          p_reason: string
          p_town: string
          p_version: number
        }
        Returns: Json
      }
      geometry_import_report: {
        Args: { p_import: number; p_most: number; p_town: string }
        Returns: Json
      }
      geometry_import_shapes: {
        Args: { p_import: number; p_most: number; p_town: string }
        Returns: Json
      }
      import_features: {
        Args: { p_import: number; p_town: string }
        Returns: Json
      }
      indicator_table: { Args: { p_town: string }; Returns: Json }
      known_photos: { Args: { p_names: string[] }; Returns: Json }
      mark_one_time_password: { Args: { p_user: string }; Returns: undefined }
      may_store_water_samples: { Args: { p_town: string }; Returns: boolean }
      milestone_list: {
        Args: { p_feature: string; p_town: string }
        Returns: Json
      }
      milestones_ahead: {
        Args: { p_as_of: string; p_town: string }
        Returns: Json
      }
      move_finding: {
        Args: {
          p_date: string
          p_done_by: string
          p_finding: number
          p_language: string
          p_note: string
          p_photos?: Json
          p_seen: number
          p_state: Database["public"]["Enums"]["finding_state"]
          p_town: string
        }
        Returns: Json
      }
      move_outfall: {
        Args: {
          p_accepted_by: string
          p_date: string
          p_evidence: string
          p_language: string
          p_note: string
          p_photos?: Json
          p_seen: number
          p_slug: string
          p_state: Database["public"]["Enums"]["outfall_state"]
          p_town: string
        }
        Returns: Json
      }
      move_status: {
        Args: {
          p_date: string
          p_document: string
          p_document_no: string
          p_feature: string
          p_fields: Json
          p_language: string
          p_note: string
          p_precision: Database["public"]["Enums"]["date_precision"]
          p_reason: string
          p_seen: number
          p_stage: string
          p_town: string
          p_visibility: Database["public"]["Enums"]["visibility"]
        }
        Returns: Json
      }
      outfall_history: {
        Args: { p_slug: string; p_town: string }
        Returns: Json
      }
      patrol_list: {
        Args: { p_patrol?: number; p_town: string }
        Returns: Json
      }
      place_feature: {
        Args: {
          p_accuracy_m: number
          p_basis: string
          p_document: string
          p_geometry: Json
          p_language: string
          p_reason: string
          p_slug: string
          p_system: string
          p_town: string
          p_version: number
        }
        Returns: Json
      }
      planning_feature: {
        Args: { p_slug: string; p_town: string }
        Returns: Json
      }
      planning_features: {
        Args: { p_as_of: string; p_geometry?: boolean; p_town: string }
        Returns: Json
      }
      proposal_list: { Args: { p_id: number; p_town: string }; Returns: Json }
      propose: {
        Args: {
          p_base: number
          p_feature: string
          p_id: number
          p_kind: string
          p_payload: Json
          p_town: string
          p_version: number
          p_why: string
        }
        Returns: Json
      }
      record_patrol: {
        Args: {
          p_form: string
          p_language: string
          p_patrol: Json
          p_town: string
        }
        Returns: Json
      }
      revert_status: {
        Args: { p_event: number; p_reason: string; p_town: string }
        Returns: Json
      }
      review_samples: {
        Args: {
          p_from: Database["public"]["Enums"]["review_state"]
          p_ids: number[]
          p_language?: string
          p_reason?: string
          p_to: string
          p_town: string
        }
        Returns: Json
      }
      save_circle_facility: {
        Args: {
          p_changes: Json
          p_id: number
          p_reason: string
          p_town: string
          p_version: number
        }
        Returns: Json
      }
      save_compound: {
        Args: {
          p_changes: Json
          p_id: number
          p_reason: string
          p_town: string
          p_version: number
        }
        Returns: Json
      }
      save_feature: {
        Args: {
          p_changes: Json
          p_reason: string
          p_slug: string
          p_town: string
          p_version: number
        }
        Returns: Json
      }
      save_milestone: {
        Args: {
          p_document: string
          p_due: string
          p_event: number
          p_feature: string
          p_id: number
          p_language: string
          p_note: string
          p_precision: Database["public"]["Enums"]["date_precision"]
          p_reason: string
          p_title: string
          p_town: string
          p_unit: string
          p_version: number
          p_visibility: Database["public"]["Enums"]["visibility"]
        }
        Returns: Json
      }
      source_documents: { Args: { p_town: string }; Returns: Json }
      staff_member: { Args: { p_town: string }; Returns: Json }
      stage_geometry_rows: {
        Args: { p_import: number; p_rows: Json; p_town: string }
        Returns: number
      }
      start_geometry_import: {
        Args: {
          p_about: Json
          p_headings: string
          p_mapping: Json
          p_town: string
        }
        Returns: number
      }
      store_water_samples: {
        Args: {
          p_example?: boolean
          p_file?: string
          p_file_sha256?: string
          p_review?: Database["public"]["Enums"]["review_state"]
          p_samples: Json
          p_town: string
        }
        Returns: Json
      }
      undo_geometry_import: {
        Args: {
          p_import: number
          p_leave_edited: boolean
          p_reason: string
          p_town: string
        }
        Returns: Json
      }
      unplace_feature: {
        Args: {
          p_reason: string
          p_slug: string
          p_to: string
          p_town: string
          p_version: number
        }
        Returns: Json
      }
      vocabulary: { Args: { p_town: string }; Returns: Json }
      walking_streets: {
        Args: { p_town: string }
        Returns: {
          streets: string
          version: string
        }[]
      }
      water_grid: { Args: { p_town: string }; Returns: Json }
      water_import_context: { Args: { p_town: string }; Returns: Json }
      water_months: { Args: { p_town: string }; Returns: Json }
      water_outfall_events: {
        Args: { p_slug: string; p_town: string }
        Returns: Json
      }
      water_outfalls: { Args: { p_town: string }; Returns: Json }
      water_record: {
        Args: {
          p_from: string
          p_section?: string
          p_to: string
          p_town: string
        }
        Returns: Json
      }
      water_review_queue: {
        Args: {
          p_month?: string
          p_state: Database["public"]["Enums"]["review_state"]
          p_town: string
        }
        Returns: Json
      }
      water_reviews_waiting: { Args: { p_town: string }; Returns: Json }
      water_rivers: { Args: { p_town: string }; Returns: Json }
      water_samples_at: {
        Args: { p_keys: Json; p_town: string }
        Returns: Json
      }
      water_section_list: { Args: { p_town: string }; Returns: Json }
      water_section_names: { Args: { p_town: string }; Returns: Json }
      water_statements: { Args: { p_town: string }; Returns: Json }
      withdraw_milestone: {
        Args: {
          p_id: number
          p_reason: string
          p_town: string
          p_version: number
        }
        Returns: Json
      }
      withdraw_proposal: {
        Args: { p_id: number; p_town: string; p_version: number }
        Returns: Json
      }
    }
    Enums: {
      commitment: "commit" | "strive" | "promote" | "coordinate"
      date_precision: "day" | "month" | "quarter" | "year"
      event_kind: "actual" | "target"
      facility_state: "operating" | "under_construction" | "planned" | "closed"
      feature_class: "parcel" | "project" | "facility" | "water" | "area"
      finding_state:
        | "found"
        | "dispatched"
        | "handling"
        | "reported"
        | "verified"
        | "closed"
      network_origin: "drawn" | "osm" | "file"
      outfall_state:
        | "surveyed"
        | "monitored"
        | "traced"
        | "responsible_set"
        | "plan_set"
        | "remediating"
        | "awaiting_check"
        | "closed"
        | "reopened"
        | "supervised"
        | "not_required"
      phase:
        | "idea"
        | "preparation"
        | "clearing"
        | "building"
        | "done"
        | "stopped"
      remark_kind: "tension" | "gap" | "remark"
      review_state: "preliminary" | "reviewed" | "published"
      section_level: "national" | "city" | "district" | "town" | "village"
      visibility: "public" | "internal" | "restricted"
      water_body: "river" | "lake"
      water_target: "I" | "II" | "III" | "IV" | "V"
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {
      commitment: ["commit", "strive", "promote", "coordinate"],
      date_precision: ["day", "month", "quarter", "year"],
      event_kind: ["actual", "target"],
      facility_state: ["operating", "under_construction", "planned", "closed"],
      feature_class: ["parcel", "project", "facility", "water", "area"],
      finding_state: [
        "found",
        "dispatched",
        "handling",
        "reported",
        "verified",
        "closed",
      ],
      network_origin: ["drawn", "osm", "file"],
      outfall_state: [
        "surveyed",
        "monitored",
        "traced",
        "responsible_set",
        "plan_set",
        "remediating",
        "awaiting_check",
        "closed",
        "reopened",
        "supervised",
        "not_required",
      ],
      phase: ["idea", "preparation", "clearing", "building", "done", "stopped"],
      remark_kind: ["tension", "gap", "remark"],
      review_state: ["preliminary", "reviewed", "published"],
      section_level: ["national", "city", "district", "town", "village"],
      visibility: ["public", "internal", "restricted"],
      water_body: ["river", "lake"],
      water_target: ["I", "II", "III", "IV", "V"],
    },
  },
} as const
