"""会议活动: meetings and activities of every kind, who came, and appraisals of members."""
