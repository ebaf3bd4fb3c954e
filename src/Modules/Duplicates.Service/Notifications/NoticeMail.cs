namespace Duplicates.Service.Notifications;

/// <summary>How a member of staff is told by e-mail of new notices.</summary>
internal enum NoticeMail
{
    /// <summary>In the morning of working days, what came since.</summary>
    Daily,

    /// <summary>Within minutes.</summary>
    AtOnce,

    /// <summary>Not at all.</summary>
    Never,
}
