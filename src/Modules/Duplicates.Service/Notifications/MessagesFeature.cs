using Duplicates.Service.Applications;
using Duplicates.Service.Content;
using Duplicates.Service.Notifications.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Notifications;

/// <summary>Registers what tells people things.</summary>
internal static class MessagesFeature
{
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddHttpClient(nameof(HttpSmsSender)).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services
            .AddSingleton<MessageOrder>()
            .AddSingleton<MessageTemplates>()
            .AddSingleton<IContentTypeRules, MessageTemplateRules>()
            .AddSingleton<MessageValues>()
            .AddSingleton<IContentSample, MessagePreviews>()
            .AddSingleton<StaffNoticeTexts>()
            .AddScoped<Outbox>()
            .AddScoped<ApplicantMessages>()
            .AddScoped<StaffNotices>()
            .AddScoped<IApplicationReaction, CaseMessages>()
            .AddScoped<IOutboxReader, OutboxReader>()
            .AddScoped<ApplicantInbox>()
            .AddScoped<StaffInbox>()
            .AddScoped<IUnreadMessages, UnreadMessages>()
            .AddScoped<CaseDeliveries>()
            .AddScoped<DeadLetters>()
            .AddSingleton<WayPauses>()
            .AddSingleton<MailText>()
            .AddSingleton<DevelopmentSender>()
            .AddSingleton<HttpSmsSender>()
            .AddScoped<SmtpEmailSender>()
            .AddScoped<MessageSenders>()
            .AddScoped<OutboxDispatcher>()
            .AddScoped<MessageRetention>()
            .AddSingleton(Dispatching("outbox, SMS", MessageChannel.Sms))
            .AddSingleton(Dispatching("outbox, e-mail", MessageChannel.Email))
            .AddSingleton(new BackgroundJob("old messages", TimeSpan.FromHours(1), (provider, stopping) => provider.GetRequiredService<MessageRetention>().RunAsync(stopping)));
    }

    /// <summary>A job for each channel, so that a slow server holds up its own messages alone.</summary>
    private static BackgroundJob Dispatching(string name, MessageChannel channel) =>
        new(name, TimeSpan.FromSeconds(1), (provider, stopping) => provider.GetRequiredService<OutboxDispatcher>().RunAsync(channel, stopping));
}
