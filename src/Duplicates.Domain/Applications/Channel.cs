namespace Duplicates.Domain.Applications;

/// <summary>By which door an application came (R2). The names are stored and never change.</summary>
public enum Channel
{
    /// <summary>The service's own site, a door of the school (R2.4).</summary>
    OwnSite,

    /// <summary>Мектептің кеңсесі / канцелярия школы (R2.1).</summary>
    SchoolOffice,

    /// <summary>An office of the State Corporation (R2.2).</summary>
    CorporationCounter,

    /// <summary>A worker of the Corporation came to the applicant's home (R8.1).</summary>
    HomeVisit,

    /// <summary>The e-government portal (R2.3).</summary>
    EGovernmentPortal,

    /// <summary>Another system that sends applications on.</summary>
    PartnerSystem,
}
